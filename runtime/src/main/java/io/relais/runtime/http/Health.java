package io.relais.runtime.http;

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
    var asked = probes.stream().map(Probe::ask).toList();
    asked.forEach(answer -> results.add(answer.await()));
    return new HealthReport(results);
  }
}
