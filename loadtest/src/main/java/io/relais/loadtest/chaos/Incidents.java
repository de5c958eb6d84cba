package io.relais.loadtest.chaos;

import io.relais.loadtest.verdict.Excuse;
import io.relais.loadtest.verdict.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What happened that can leave the runtime without knowing whether a message was accepted; for any
 * thread. It excuses the second copy of a reply only where both copies are the same send, and
 * something happened between them.
 */
final class Incidents implements Excuse {

  /** A call that was on its way when its sender was killed is accepted a moment later. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

  private final Duration longestWithoutRecord;
  private final Queue<Instant> kills = new ConcurrentLinkedQueue<>();
  private final Queue<Instant> unknown = new ConcurrentLinkedQueue<>();

  /**
   * @param longestWithoutRecord how long after a send its record may still be missing, because the
   *     database was away
   */
  Incidents(Duration longestWithoutRecord) {
    this.longestWithoutRecord = longestWithoutRecord;
  }

  /** The runtime is being killed. */
  void killed(Instant at) {
    kills.add(at);
  }

  /** The runtime says that it does not know of a message whether it was accepted. */
  void acceptanceUnknown(Instant at) {
    unknown.add(at);
  }

  List<Instant> kills() {
    return List.copyOf(kills);
  }

  @Override
  public boolean excuses(Reply first, Reply again) {
    return !first.tag().isEmpty()
        && first.tag().equals(again.tag())
        && (killedBeforeItsRecord(first, again) || unknownBetween(first, again));
  }

  private boolean killedBeforeItsRecord(Reply first, Reply again) {
    var latest = first.at().plus(longestWithoutRecord);
    return kills.stream().anyMatch(at -> between(first, at, again) && at.isBefore(latest));
  }

  private boolean unknownBetween(Reply first, Reply again) {
    return unknown.stream().anyMatch(at -> between(first, at, again));
  }

  private static boolean between(Reply first, Instant at, Reply again) {
    return !at.isBefore(first.at().minus(ON_ITS_WAY)) && at.isBefore(again.at());
  }
}
