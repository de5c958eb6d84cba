package io.relais.runtime.conversation;

import io.relais.runtime.Patience;
import io.relais.runtime.channel.Channel;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.SendResult;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A channel whose every attempt waits for the test to say how it ends. */
final class ScriptedChannel implements Channel {
  private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();

  record Attempt(Outbound message, CompletableFuture<SendResult> result) {
    String text() {
      return message.message().body();
    }

    void ends(SendResult how) {
      result.complete(how);
    }
  }

  @Override
  public CompletionStage<SendResult> send(Outbound message) {
    Attempt attempt = new Attempt(message, new CompletableFuture<>());
    attempts.add(attempt);
    return attempt.result();
  }

  Attempt next() {
    try {
      Attempt attempt = attempts.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (attempt == null) {
        throw new AssertionError("Expected an attempt to send, but there is none");
      }
      return attempt;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isQuiet() {
    return attempts.isEmpty();
  }
}
