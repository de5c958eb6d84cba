package io.relais.runtime.channel;

import java.util.concurrent.CompletionStage;

/** A way to send. It paces itself by the limits of its accounts and never blocks the caller. */
public interface Channel {

  /** Tries once. The stage never fails: whatever happens is a {@link SendResult}. */
  CompletionStage<SendResult> send(Outbound message);
}
