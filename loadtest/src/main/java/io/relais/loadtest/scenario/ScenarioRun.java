package io.relais.loadtest.scenario;

import io.relais.loadtest.injection.Posted;
import io.relais.loadtest.measure.Meter;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Quiet;
import io.relais.loadtest.stand.Setup;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.Verdict;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts everything, lets Gatling inject, and asks the ledger what came of it. */
final class ScenarioRun {
  private static final double THOUSAND = 1_000;

  private final ScenarioPlan plan;
  private final Place place;
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  /**
   * @param environment the caller's, from which the runtime hears of another database
   * @param progress for the person who waits
   */
  ScenarioRun(
      ScenarioPlan plan, Place place, Map<String, String> environment, Consumer<String> progress) {
    this.plan = plan;
    this.place = place;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  ScenarioOutcome run() {
    place.prepare();
    progress.accept("Starting database, simulator and runtime; logs in " + place.output());
    var setup = Setup.demo(place, List.of("--seed", Long.toString(plan.seed())));
    try (var http = HttpClient.newHttpClient();
        var stand = Stand.start(place, setup, environment, http)) {
      return inject(stand, setup);
    }
  }

  private ScenarioOutcome inject(Stand stand, Setup setup) {
    var file = place.output().resolve("posted.jsonl");
    var meter = new Meter(stand.cpu());
    var gatling = new Gatling(place);
    progress.accept("Injecting for %d s".formatted(plan.span().toSeconds()));
    var before = meter.read();
    boolean content = gatling.run(plan.scenario(), plan.load(stand, setup, file));
    var everybody = Posted.read(file, plan.seed());
    long messages = ScenarioOutcome.messages(everybody);
    Quiet.await(stand, messages);
    var used = meter.since(before);
    progress.accept("Reading the ledger");
    var verdict = Verdict.of(everybody, stand.ledger().replies());
    return new ScenarioOutcome(
        content,
        gatling.report(),
        everybody.size(),
        messages,
        ScenarioOutcome.reply(verdict),
        perThousand(used, messages),
        verdict);
  }

  private static Map<String, Double> perThousand(Map<String, Double> used, long messages) {
    var each = new LinkedHashMap<String, Double>();
    double thousands = Math.max(1, messages) / THOUSAND;
    used.forEach((process, seconds) -> each.put(process, seconds / thousands));
    return each;
  }
}
