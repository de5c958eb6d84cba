package io.relais.loadtest.chaos;

import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.stand.DatabaseProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills and pauses PostgreSQL, in an order and at moments that are drawn by lot. */
final class DatabaseFaults {

  private enum Fault {
    KILL,
    PAUSE
  }

  private final DatabaseProcess database;
  private final Gaps gaps;
  private final AtomicInteger killed = new AtomicInteger();
  private final AtomicInteger paused = new AtomicInteger();

  DatabaseFaults(DatabaseProcess database, Gaps gaps) {
    this.database = database;
    this.gaps = gaps;
  }

  /** Does all of it; the database runs when this returns. */
  void run(ChaosPlan plan) {
    for (Fault fault : faults(plan)) {
      sleep(gaps.next());
      switch (fault) {
        case KILL -> kill();
        case PAUSE -> pause(plan.pause());
      }
    }
  }

  int killed() {
    return killed.get();
  }

  int paused() {
    return paused.get();
  }

  private void kill() {
    database.kill();
    killed.incrementAndGet();
    database.restart();
  }

  private void pause(Duration time) {
    try {
      database.pause();
      paused.incrementAndGet();
      sleep(time);
    } finally {
      database.resume();
    }
  }

  private static List<Fault> faults(ChaosPlan plan) {
    var faults = new ArrayList<>(Collections.nCopies(plan.databaseKills(), Fault.KILL));
    faults.addAll(Collections.nCopies(plan.pauses(), Fault.PAUSE));
    Collections.shuffle(faults, new Random(plan.seed()));
    return faults;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted between two faults of the database.", e);
    }
  }
}
