package io.relais.loadtest.wake;

import io.relais.loadtest.drive.Driven;
import io.relais.loadtest.drive.Driver;
import io.relais.loadtest.drive.Feed;
import io.relais.loadtest.drive.Pace;
import io.relais.loadtest.measure.Latency;
import io.relais.loadtest.measure.Meter;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Population;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.stand.Place;
import io.relais.loadtest.stand.Quiet;
import io.relais.loadtest.stand.Secrets;
import io.relais.loadtest.stand.Setup;
import io.relais.loadtest.stand.Stand;
import io.relais.loadtest.verdict.Reply;
import io.relais.loadtest.verdict.Verdict;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everybody writes a message; the runtime is stopped and started again, which leaves all of their
 * conversations asleep; other people warm it up; then everybody writes the next message, as fast as
 * the webhook answers.
 */
final class WakeRun {

  /** However slow it is, a run ends. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** How many conversations of others are open while it warms up. */
  private static final int OTHERS = 1_000;

  private static final double THOUSAND = 1_000;

  private final WakePlan plan;
  private final Place place;
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  /**
   * @param environment the caller's, from which the runtime hears of another database
   * @param progress for the person who waits
   */
  WakeRun(WakePlan plan, Place place, Map<String, String> environment, Consumer<String> progress) {
    this.plan = plan;
    this.place = place;
    this.environment = Map.copyOf(environment);
    this.progress = progress;
  }

  WakeOutcome run() {
    place.prepare();
    progress.accept("Starting database, simulator and runtime; logs in " + place.output());
    var arguments = List.of("--seed", Long.toString(plan.seed()), "--fault", "lost-status=1");
    var setup =
        plan.journal()
            .in(Setup.bench(place, arguments))
            .with("RELAIS_JVM_OPTS", plan.runtimeFlags());
    try (var http = HttpClient.newHttpClient();
        var stand = Stand.start(place, setup, environment, http)) {
      return wake(stand, setup, http);
    }
  }

  private WakeOutcome wake(Stand stand, Setup setup, HttpClient http) {
    var numbers = setup.numbers().stream().map(Webhook::to).toList();
    var requests = new PostRequest(stand.runtime().webhook(), Secrets.APP_SECRET);
    var sleepers = new Sleepers(plan.seed(), plan.sleepers(), numbers, requests);
    // Of another run of the same database, so that nobody is taken for somebody else.
    var others =
        new Population(
            plan.seed() + 1, Scripts.BENCH, OTHERS, numbers, requests, Clock.systemUTC());
    progress.accept("%d people write".formatted(plan.sleepers()));
    sleepers.begin();
    drive(stand, sleepers, LONGEST);
    Quiet.await(stand, answered(sleepers.everybody()));
    progress.accept("Restarting the runtime, and warming it up with others");
    stand.runtime().stop();
    stand.runtime().restart();
    stand.runtime().awaitReady(http);
    drive(stand, others, plan.warmup());
    Quiet.await(stand, answered(sleepers.everybody()) + answered(others.everybody()));
    progress.accept("Waking them all");
    return measured(stand, sleepers, others);
  }

  private WakeOutcome measured(Stand stand, Sleepers sleepers, Population others) {
    var meter = Meter.of(stand.cpu());
    var before = meter.read();
    var start = Instant.now();
    sleepers.begin();
    var driven = drive(stand, sleepers, LONGEST);
    Quiet.await(stand, answered(sleepers.everybody()) + answered(others.everybody()));
    var used = meter.since(before);
    progress.accept("Reading the ledger");
    var replies = stand.ledger().replies();
    var last = replies.stream().map(Reply::at).max(Instant::compareTo).orElse(start);
    var everybody = new ArrayList<>(sleepers.everybody());
    everybody.addAll(others.everybody());
    return new WakeOutcome(
        plan.sleepers(),
        Duration.between(start, last),
        driven.failed(),
        Latency.of(driven.latency()),
        perThousand(used),
        Verdict.of(everybody, replies));
  }

  private Driven drive(Stand stand, Feed<Conversation> feed, Duration longest) {
    var webhook = stand.runtime().webhook();
    var server = new InetSocketAddress(webhook.getHost(), webhook.getPort());
    try (var driver = new Driver<>(server, plan.connections(), feed, Clock.systemUTC())) {
      return driver.run(longest, Pace.FREE);
    }
  }

  private static long answered(List<Conversation> everybody) {
    return everybody.stream().mapToLong(Conversation::answered).sum();
  }

  private Map<String, Double> perThousand(Map<String, Double> used) {
    var each = new LinkedHashMap<String, Double>();
    used.forEach((process, seconds) -> each.put(process, seconds * THOUSAND / plan.sleepers()));
    return each;
  }
}
