package io.relais.runtime.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** Now and then lets go of what nobody needs any more, so that no table grows for ever. */
final class Housekeeping {
  private static final Duration EVERY = Duration.ofHours(1);

  /** Meta redelivers for seven days; the rest is for clocks and for whoever was asleep. */
  private static final Duration SEEN_KEPT = Duration.ofDays(10);

  private Housekeeping() {}

  /** What it tells itself. */
  sealed interface Command {}

  private record Tidy() implements Command {}

  private record Tidied(@Nullable Throwable failure) implements Command {}

  static Behavior<Command> create(Records records, InstantSource clock) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> running(context, timers, records, clock)));
  }

  private static Behavior<Command> running(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Records records,
      InstantSource clock) {
    timers.startTimerWithFixedDelay(new Tidy(), EVERY);
    return Behaviors.receive(Command.class)
        .onMessage(
            Tidy.class,
            _ -> {
              context.pipeToSelf(tidy(records, clock.instant()), (_, failed) -> new Tidied(failed));
              return Behaviors.same();
            })
        .onMessage(
            Tidied.class,
            tidied -> {
              if (tidied.failure() != null) {
                context.getLog().warn("Nothing was tidied; the next time is in {}", EVERY);
              }
              return Behaviors.same();
            })
        .build();
  }

  private static CompletionStage<?> tidy(Records records, Instant now) {
    return records
        .rows()
        .forgetSeen(now.minus(SEEN_KEPT))
        .thenCompose(forgotten -> records.letters().tidy(now));
  }
}
