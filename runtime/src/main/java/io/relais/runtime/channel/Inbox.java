package io.relais.runtime.channel;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Where channels hand over what arrives. */
public interface Inbox {

  /**
   * Takes one update. The stage completes when the update is on disk (or was there before), and
   * fails when it could not be stored: only then may a channel ask for it again. Whoever wants two
   * updates of one person taken in order waits for the first.
   */
  CompletionStage<Done> accept(Update update);
}
