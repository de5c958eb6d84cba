package io.relais.loadtest.wholepath;

import io.relais.loadtest.measure.Meter;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Quiet;
import io.relais.loadtest.stand.Setup;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.Verdict;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One runtime under test, with its own database and simulator, and those who write to it. */
final class Subject implements AutoCloseable {
  private final Journal journal;
  private final Stand stand;
  private final Bench bench;
  private final Meter meter;
  private final List<Round> rounds = new ArrayList<>();

  private Subject(Journal journal, Stand stand, Bench bench) {
    this.journal = journal;
    this.stand = stand;
    this.bench = bench;
    this.meter = Meter.of(stand.cpu());
  }

  static Subject start(
      Journal journal, Plan plan, Place place, Map<String, String> caller, HttpClient http) {
    var setup = journal.in(setup(plan, place));
    var stand = Stand.start(place, setup, caller, http);
    return new Subject(journal, stand, new Bench(plan, setup.numbers(), stand.runtime().webhook()));
  }

  void warmUp(Plan plan) {
    bench.run(plan.warmup());
    settle();
  }

  void round(Plan plan) {
    rounds.add(Round.measure(bench, plan.measured(), meter, this::settle));
  }

  Measured judge() {
    var verdict = Verdict.of(bench.everybody(), stand.ledger().replies());
    var figures = rounds.stream().map(round -> Figures.of(round, verdict)).toList();
    return new Measured(journal, figures, bench.everybody().size(), bench.answered(), verdict);
  }

  @Override
  public void close() {
    bench.close();
    stand.close();
  }

  /** Waits until every acknowledged message has its reply, or no more replies come. */
  private void settle() {
    Quiet.await(stand, bench.answered());
  }

  private static Setup setup(Plan plan, Place place) {
    var simulator = new ArrayList<>(List.of("--seed", Long.toString(plan.seed())));
    if (!plan.statuses()) {
      simulator.addAll(List.of("--fault", "lost-status=1"));
    }
    return Setup.bench(place, simulator).with("RELAIS_JVM_OPTS", plan.runtimeFlags());
  }
}
