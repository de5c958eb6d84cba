package io.relais.runtime.conversation;

import java.time.Duration;
import java.time.Instant;
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

/**
 * Wakes the conversations whose time has come. Each node claims some of those that are due, for a
 * while, and wakes them wherever they live; one that is not woken in that time, because a node died
 * or could not write, is claimed again. The next claim follows when all of the last are awake, so a
 * heap of them is worked off as fast as they can be, and no faster.
 */
final class Wakeups {
  /** How late a wake-up may be. */
  static final Duration POLL = Duration.ofMillis(500);

  /** After this, one that was claimed and is still due is claimed again. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Conversations claimed at once: as many as are recovered in less than a second. */
  static final int BATCH = 256;

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Due due;
  private final Function<String, CompletionStage<Done>> wake;
  private final InstantSource clock;

  private Wakeups(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Due due,
      Function<String, CompletionStage<Done>> wake,
      InstantSource clock) {
    this.context = context;
    this.timers = timers;
    this.due = due;
    this.wake = wake;
    this.clock = clock;
  }

  /** Claims conversations that are due. */
  @FunctionalInterface
  interface Due {
    CompletionStage<List<String>> claim(Instant now, Duration lease, int limit);
  }

  /** What it tells itself. */
  sealed interface Command {}

  private record Poll() implements Command {}

  private record Claimed(List<String> conversations, @Nullable Throwable failure)
      implements Command {}

  private record Awake(boolean more) implements Command {}

  /**
   * @param wake wakes one; where it fails, that one is claimed again later
   */
  static Behavior<Command> create(
      Due due, Function<String, CompletionStage<Done>> wake, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Wakeups(context, timers, due, wake, clock).running()));
  }

  private Behavior<Command> running() {
    context.getSelf().tell(new Poll());
    return Behaviors.receive(Command.class).onAnyMessage(this::on).build();
  }

  private Behavior<Command> on(Command command) {
    switch (command) {
      case Poll() -> claim();
      case Claimed(var conversations, var failure) when failure == null -> wakeAll(conversations);
      case Claimed(var _, var failure) -> {
        context.getLog().warn("What is due could not be claimed: {}", String.valueOf(failure));
        later();
      }
      case Awake(var more) when more -> claim();
      case Awake _ -> later();
    }
    return Behaviors.same();
  }

  private void claim() {
    context.pipeToSelf(
        due.claim(clock.instant(), LEASE, BATCH),
        (claimed, failure) -> new Claimed(failure == null ? claimed : List.of(), failure));
  }

  private void wakeAll(List<String> conversations) {
    var all =
        conversations.stream()
            .map(conversation -> wake.apply(conversation).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    boolean more = conversations.size() == BATCH;
    context.pipeToSelf(CompletableFuture.allOf(all), (_, _) -> new Awake(more));
  }

  private void later() {
    timers.startSingleTimer(new Poll(), POLL);
  }
}
