package io.relais.loadtest.scenario;

import io.relais.loadtest.measure.Latency;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.verdict.Verdict;
import io.relais.loadtest.verdict.Verdict.Answered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a scenario came to.
 *
 * @param gatling whether Gatling's own assertions held
 * @param report Gatling's page
 * @param people who wrote
 * @param messages they had acknowledged
 * @param reply from the moment a message was first due until the Graph API accepted its reply
 * @param cpu processor seconds per thousand messages, by process
 */
record ScenarioOutcome(
    boolean gatling,
    Path report,
    long people,
    long messages,
    Latency reply,
    Map<String, Double> cpu,
    Verdict verdict) {

  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
  private static final int DIGITS = 3;

  ScenarioOutcome {
    cpu = Map.copyOf(cpu);
  }

  /** Whether Gatling is content, and everybody was answered once and in order. */
  boolean isFine() {
    return gatling && messages > 0 && verdict.findings().isEmpty();
  }

  static long messages(List<Conversation> everybody) {
    return everybody.stream().mapToLong(Conversation::answered).sum();
  }

  static Latency reply(Verdict verdict) {
    var micros = new Histogram(LONGEST_MICROS, DIGITS);
    for (Answered answered : verdict.answered()) {
      var due = answered.conversation().due(answered.turn());
      long took = ChronoUnit.MICROS.between(due, answered.reply().at());
      micros.recordValue(Math.clamp(took, 0, LONGEST_MICROS));
    }
    return Latency.of(micros);
  }
}
