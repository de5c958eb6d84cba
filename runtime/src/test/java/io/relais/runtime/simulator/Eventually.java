package io.relais.runtime.simulator;

import io.relais.runtime.Patience;
import io.relais.runtime.simulator.ledger.Change;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Progress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for a change of the ledger without sleeping. */
public final class Eventually {

  private Eventually() {}

  /** The line as soon as it is as wanted. */
  public static Entry line(CustomerLog log, Predicate<Entry> wanted) throws Exception {
    var found = new CompletableFuture<Entry>();
    var stop =
        log.follow(
            0,
            change -> {
              switch (change) {
                case Change.Added(var entry, _) when wanted.test(entry) -> found.complete(entry);
                case Change.Progressed(var entry) when wanted.test(entry) -> found.complete(entry);
                case Change.Added _, Change.Progressed _, Change.Typing _ -> {}
              }
            });
    try {
      return found.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } finally {
      stop.run();
    }
  }

  /** The line when it has got that far. */
  public static Entry reaches(CustomerLog log, Entry line, Progress progress) throws Exception {
    return line(
        log, entry -> entry.order() == line.order() && entry.progress().compareTo(progress) >= 0);
  }
}
