package io.relais.runtime.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Is this process ready for work? Ready is: started, every check well, not shutting down. Checks
 * join while the process starts; until {@link #started()} the answer is no.
 */
public final class Health {
  /** Between two looks while the process starts: short beside what a start takes. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private static final String STARTING = "starting";

  private final List<Probe> probes = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable String> notServing = new AtomicReference<>(STARTING);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public void add(HealthCheck check) {
    probes.add(new Probe(check, threads));
  }

  /** Everything is wired and bound: from now on only the checks decide. */
  public void started() {
    notServing.compareAndSet(STARTING, null);
  }

  /** No new work from now on; what is in flight is being finished. */
  public void stopping() {
    notServing.set("shutting down");
  }

  /** Asks every check at the same time; takes no longer than the slowest, two seconds at most. */
  public HealthReport ready() {
    var results = new ArrayList<HealthReport.Result>();
    results.add(new HealthReport.Result("process", notServing.get(), 0));
    results.addAll(checks());
    return new HealthReport(results);
  }

  /**
   * Waits until every check is well, whatever the process itself says of being ready. Returns what
   * the checks said last, which is no good news where {@code limit} has passed.
   */
  public HealthReport awaitChecks(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    var report = new HealthReport(checks());
    while (!report.isUp() && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
      report = new HealthReport(checks());
    }
    return report;
  }

  private List<HealthReport.Result> checks() {
    var asked = probes.stream().map(Probe::ask).toList();
    return asked.stream().map(Probe.Asked::await).toList();
  }
}
