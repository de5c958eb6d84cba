package io.relais.runtime.channel;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Where channels leave what they cannot read, for a person to look at. */
public interface DeadLetterBox {

  /**
   * Keeps {@code letter}. The stage completes when it is on disk and fails when it could not be.
   */
  CompletionStage<Done> keep(DeadLetter letter);
}
