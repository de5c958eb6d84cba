package io.relais.runtime.conversation;

import io.relais.persistence.view.Retry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers dead letters again that an operator has asked for: what was wrong may be mended by now.
 * One that still cannot be processed waits for the operator as before.
 */
final class LetterRetries {
  private static final Logger LOG = LoggerFactory.getLogger(LetterRetries.class);

  /** An operator who has asked for it is watching. */
  private static final Duration POLL = Duration.ofSeconds(2);

  /** Another node offers what this one has not dealt with by then. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Letters at once: they are few, and each may take a while. */
  private static final int BATCH = 20;

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Records records;
  private final Function<Retry, CompletionStage<Done>> offer;
  private final InstantSource clock;

  private LetterRetries(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Records records,
      Function<Retry, CompletionStage<Done>> offer,
      InstantSource clock) {
    this.context = context;
    this.timers = timers;
    this.records = records;
    this.offer = offer;
    this.clock = clock;
  }

  /** What it tells itself. */
  sealed interface Command {}

  private record Poll() implements Command {}

  private record Claimed(List<Retry> retries, @Nullable Throwable failure) implements Command {}

  private record Offered(int count) implements Command {}

  /**
   * @param offer has one processed; the stage fails where that does not succeed
   */
  static Behavior<Command> create(
      Records records, Function<Retry, CompletionStage<Done>> offer, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new LetterRetries(context, timers, records, offer, clock).running()));
  }

  private Behavior<Command> running() {
    timers.startSingleTimer(new Poll(), POLL);
    return Behaviors.receive(Command.class).onAnyMessage(this::on).build();
  }

  private Behavior<Command> on(Command command) {
    switch (command) {
      case Poll() ->
          context.pipeToSelf(
              records.letters().claimRetries(clock.instant(), LEASE, BATCH),
              (claimed, failure) -> new Claimed(failure == null ? claimed : List.of(), failure));
      case Claimed(var retries, var failure) -> {
        if (failure != null) {
          context.getLog().warn("Dead letters to retry could not be read: {}", failure.toString());
        }
        var all = retries.stream().map(this::offer).toArray(CompletableFuture[]::new);
        context.pipeToSelf(CompletableFuture.allOf(all), (_, _) -> new Offered(all.length));
      }
      case Offered(var count) -> {
        if (count > 0) {
          context.getLog().info("Offered {} dead letters again", count);
        }
        timers.startSingleTimer(new Poll(), POLL);
      }
    }
    return Behaviors.same();
  }

  private CompletableFuture<Done> offer(Retry retry) {
    return offer
        .apply(retry)
        .handle((done, failure) -> failure)
        .thenCompose(
            failure -> {
              if (failure == null) {
                return records.letters().done(retry.id());
              }
              LOG.warn("Dead letter {} still cannot be processed: {}", retry.id(), cause(failure));
              return records.letters().failed(retry.id());
            })
        .toCompletableFuture();
  }

  /** Its kind alone: a message may quote what a customer wrote. */
  private static String cause(Throwable failure) {
    return (failure.getCause() == null ? failure : failure.getCause()).getClass().getName();
  }
}
