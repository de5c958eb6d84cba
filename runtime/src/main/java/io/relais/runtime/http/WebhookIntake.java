package io.relais.runtime.http;

import io.relais.runtime.channel.DeadLetter;
import io.relais.runtime.channel.DeadLetterBox;
import io.relais.runtime.channel.Inbox;
import io.relais.runtime.channel.Update;
import io.relais.runtime.channel.whatsapp.InboundAudit;
import io.relais.runtime.channel.whatsapp.WebhookItem;
import io.relais.runtime.channel.whatsapp.WebhookReader;
import io.relais.runtime.channel.whatsapp.WhatsAppMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one genuine webhook to disk: updates to the inbox, in order for each person and all people
 * at once, and what cannot be read to the dead letters. Where one update of a person could not be
 * stored, their later ones are not offered: Meta sends all of them again, in their order.
 */
public final class WebhookIntake {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);

  private final WebhookReader reader;
  private final Inbox inbox;
  private final DeadLetterBox deadLetters;
  private final WhatsAppMetrics metrics;
  private final InboundAudit audit;
  private final InstantSource clock;
  private final LogThrottle throttle = new LogThrottle(System::nanoTime);

  public WebhookIntake(
      WebhookReader reader,
      Inbox inbox,
      DeadLetterBox deadLetters,
      WhatsAppMetrics metrics,
      InstantSource clock) {
    this.reader = reader;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.audit = new InboundAudit(metrics);
    this.clock = clock;
  }

  /** Whether all of {@code body} is on disk within {@code limit}. The stage never fails. */
  CompletableFuture<Boolean> take(byte[] body, Duration limit) {
    Instant receivedAt = clock.instant();
    List<Update> updates = new ArrayList<>(1);
    List<CompletableFuture<Done>> parts = new ArrayList<>(1);
    for (WebhookItem item : reader.read(body, receivedAt)) {
      switch (item) {
        case WebhookItem.Taken taken -> updates.add(taken.update());
        case WebhookItem.Ignored ignored -> audit.ignored(ignored);
        case WebhookItem.Malformed malformed -> {
          audit.malformed(malformed);
          parts.add(keep(malformed, receivedAt));
        }
      }
    }
    long late = System.nanoTime() + limit.toNanos();
    PersonLanes.of(updates).forEach(lane -> parts.add(accept(lane, late)));
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle((all, failure) -> failure == null || said(failure));
  }

  /** Says why the answer is 503; only the kind of failure, as its message can quote content. */
  private boolean said(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    throttle
        .pass()
        .ifPresent(
            unsaid ->
                LOG.error(
                    "A webhook was not stored ({}); Meta will send it again. {} more since the last"
                        + " such line.",
                    cause instanceof TimeoutException ? "not in time" : cause.getClass().getName(),
                    unsaid));
    return false;
  }

  private CompletableFuture<Done> keep(WebhookItem.Malformed malformed, Instant receivedAt) {
    return guarded(
        () ->
            deadLetters.keep(
                new DeadLetter(
                    WebhookReader.CHANNEL, malformed.reason(), malformed.raw(), receivedAt)));
  }

  private CompletableFuture<Done> accept(List<Update> lane, long late) {
    CompletableFuture<Done> soFar = CompletableFuture.completedFuture(Done.getInstance());
    for (Update update : lane) {
      soFar = soFar.thenCompose(before -> accept(update, late));
    }
    return soFar;
  }

  private CompletableFuture<Done> accept(Update update, long late) {
    if (System.nanoTime() - late > 0) {
      return CompletableFuture.failedFuture(new TimeoutException("after the deadline"));
    }
    return guarded(() -> inbox.accept(update))
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                metrics.stored(update);
              } else {
                metrics.unstored(update);
              }
            });
  }

  private interface Attempt {
    CompletionStage<Done> start();
  }

  /** A port that throws instead of failing its stage must not cost the other people their turn. */
  private static CompletableFuture<Done> guarded(Attempt attempt) {
    try {
      return attempt.start().toCompletableFuture();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }
}
