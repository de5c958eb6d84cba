package io.relais.runtime.app.cluster;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.lease.Occupancy;
import io.relais.persistence.lease.Occupancy.Occupant;
import io.relais.runtime.app.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps a process that believes to be alone from the database of others, and others from its:
 * it does not start, and says why. One that finds somebody else there after it has lost its
 * connection for a while leaves.
 */
public final class DatabaseClaim implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClaim.class);

  /** A process whose machine has died has its claim for some 11 s more. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How often who waits looks whether the other one has ended. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** How often it is made sure that the claim still stands. */
  private static final Duration CONFIRM = Duration.ofSeconds(2);

  private final Occupancy occupancy;
  private final ClusterChoice choice;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("claim").factory());

  private boolean unanswered;

  private DatabaseClaim(Occupancy occupancy, ClusterChoice choice) {
    this.occupancy = occupancy;
    this.choice = choice;
  }

  /** Waits for a while until whoever is in the way has ended; throws where they have not. */
  public static DatabaseClaim stake(DatabaseSettings settings, ClusterChoice choice) {
    return stake(settings, choice, PATIENCE);
  }

  static DatabaseClaim stake(DatabaseSettings settings, ClusterChoice choice, Duration patience) {
    var occupancy = new Occupancy(settings, kind(choice));
    try {
      await(occupancy, choice, patience);
      return new DatabaseClaim(occupancy, choice);
    } catch (DatabaseException unknown) {
      occupancy.close();
      throw new Failure(String.valueOf(unknown.getMessage()));
    } catch (Failure refused) {
      occupancy.close();
      throw refused;
    }
  }

  /**
   * Makes sure from now on that it still stands.
   *
   * @param lost is told once, in words for the operator, where another has it
   */
  public void watch(Consumer<String> lost) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> confirm(lost), CONFIRM.toMillis(), CONFIRM.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.close();
    occupancy.close();
  }

  private void confirm(Consumer<String> lost) {
    try {
      occupancy.claim().ifPresent(other -> leave(other, lost));
      unanswered = false;
    } catch (RuntimeException unknown) {
      if (!unanswered) {
        LOG.warn("{}", unknown.getMessage());
      }
      unanswered = true;
    }
  }

  private void leave(Occupant other, Consumer<String> lost) {
    timer.shutdown();
    LOG.error("Another process works on this database now: this one leaves.");
    lost.accept(
        "Expected to keep this database, but another process took it while this one was not"
            + " connected. "
            + problem(choice, other));
  }

  private static void await(Occupancy occupancy, ClusterChoice choice, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Optional<Occupant> other = occupancy.claim();
    if (other.isPresent()) {
      LOG.info(
          "Another process works on this database, {}; waiting up to {} s for its end.",
          other.get().describe(),
          patience.toSeconds());
    }
    while (other.isPresent() && System.nanoTime() < end) {
      pause();
      other = occupancy.claim();
    }
    if (other.isPresent()) {
      throw new Failure(problem(choice, other.get()));
    }
  }

  private static String problem(ClusterChoice choice, Occupant other) {
    return switch (choice) {
      case ClusterChoice.Alone() ->
          "Expected to be alone on this database, because RELAIS_CLUSTER_HOST is not set, but"
              + " another process works on it, %s. End that one first, or set RELAIS_CLUSTER_HOST"
                  .formatted(other.describe())
              + " for both, so that they share the conversations.";
      case ClusterChoice.Shared _ ->
          "Expected to share this database with nodes that have RELAIS_CLUSTER_HOST set, but a"
              + " process without it works on it, %s. End that one, and start it again with"
                  .formatted(other.describe())
              + " RELAIS_CLUSTER_HOST.";
    };
  }

  private static Occupancy.Kind kind(ClusterChoice choice) {
    return switch (choice) {
      case ClusterChoice.Alone() -> Occupancy.Kind.ALONE;
      case ClusterChoice.Shared _ -> Occupancy.Kind.SHARED;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure("The start was interrupted.");
    }
  }
}
