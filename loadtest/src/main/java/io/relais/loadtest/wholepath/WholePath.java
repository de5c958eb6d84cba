package io.relais.loadtest.wholepath;

import io.relais.loadtest.process.CpuTime;
import io.relais.loadtest.verdict.Verdict;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run: both servers are started and warmed up, then measured in turns, so that whatever else
 * slows the machine down slows both; then everybody's replies are judged.
 */
final class WholePath {

  /** Without one more reply for so long, the rest is not coming. */
  private static final Duration STALLED = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(100);

  /** It has a tenth of the code, and runs it many times more often. */
  private static final int NOTHING_WARMS_UP_FASTER = 4;

  private final Plan plan;
  private final Place place;
  private final Map<String, String> environment;
  private final String runtimeFlags;
  private final Consumer<String> progress;

  /**
   * @param environment the caller's, from which the runtime hears of another database
   * @param runtimeFlags for the runtime's JVM, beside its own
   * @param progress for the person who waits
   */
  WholePath(
      Plan plan,
      Place place,
      Map<String, String> environment,
      String runtimeFlags,
      Consumer<String> progress) {
    this.plan = plan;
    this.place = place;
    this.environment = Map.copyOf(environment);
    this.runtimeFlags = runtimeFlags;
    this.progress = progress;
  }

  Outcome run() {
    place.prepare();
    progress.accept("Starting database, simulator and runtime; logs in " + place.output());
    try (var http = HttpClient.newHttpClient();
        var nothing = DoNothing.start(place, http);
        var relais = Relais.start(place, plan, environment, runtimeFlags, http);
        var toNothing = new Bench(plan, nothing.webhook());
        var toRelais = new Bench(plan, relais.webhook())) {
      return measure(nothing, toNothing, relais, toRelais);
    }
  }

  private Outcome measure(DoNothing nothing, Bench toNothing, Relais relais, Bench toRelais) {
    if (plan.warmup().isPositive()) {
      progress.accept("Warming up for %d s".formatted(plan.warmup().toSeconds()));
      toNothing.run(plan.warmup().dividedBy(NOTHING_WARMS_UP_FASTER));
      toRelais.run(plan.warmup());
      settle(relais, toRelais);
    }
    var nothingMeter = meter(nothing);
    var relaisMeter = meter(relais);
    var idle = new ArrayList<Round>();
    var whole = new ArrayList<Round>();
    for (int round = 1; round <= plan.rounds(); round++) {
      progress.accept(
          "Round %d of %d, %d s each".formatted(round, plan.rounds(), plan.measured().toSeconds()));
      idle.add(round(toNothing, nothingMeter, () -> {}));
      whole.add(round(toRelais, relaisMeter, () -> settle(relais, toRelais)));
    }
    return judge(relais, toRelais, idle, whole);
  }

  private Round round(Bench bench, Meter meter, Runnable settle) {
    var before = meter.read();
    var start = Instant.now();
    var driven = bench.run(plan.measured());
    var end = Instant.now();
    settle.run();
    return new Round(start, end, driven, meter.since(before));
  }

  private Outcome judge(Relais relais, Bench bench, List<Round> idle, List<Round> whole) {
    progress.accept("Reading the ledger");
    var verdict = Verdict.of(bench.everybody(), relais.ledger().replies());
    return new Outcome(
        idle.stream().map(Figures::of).toList(),
        whole.stream().map(round -> Figures.of(round, verdict)).toList(),
        bench.everybody().size(),
        bench.answered(),
        verdict);
  }

  /** Waits until every acknowledged message has its reply, or no more replies come. */
  private static void settle(Relais relais, Bench bench) {
    long expected = bench.answered();
    long accepted = -1;
    long moved = System.nanoTime();
    while (accepted < expected && System.nanoTime() - moved < STALLED.toNanos()) {
      relais.check();
      long now = relais.ledger().accepted();
      if (now > accepted) {
        accepted = now;
        moved = System.nanoTime();
      }
      if (accepted < expected) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private static Meter meter(DoNothing nothing) {
    var sources = new LinkedHashMap<String, Supplier<OptionalDouble>>();
    sources.put("target", () -> CpuTime.of(nothing.process().pid()));
    sources.put("driver", WholePath::driver);
    return new Meter(sources);
  }

  private static Meter meter(Relais relais) {
    var database = relais.databasePid();
    var sources = new LinkedHashMap<String, Supplier<OptionalDouble>>();
    sources.put("runtime", () -> CpuTime.of(relais.runtimePid()));
    if (database.isPresent()) {
      sources.put("database", () -> CpuTime.ofFamily(database.getAsLong()));
    }
    sources.put("simulator", () -> CpuTime.of(relais.simulatorPid()));
    sources.put("driver", WholePath::driver);
    return new Meter(sources);
  }

  private static OptionalDouble driver() {
    return CpuTime.of(ProcessHandle.current().pid());
  }
}
