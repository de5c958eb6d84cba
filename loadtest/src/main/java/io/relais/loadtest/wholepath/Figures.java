package io.relais.loadtest.wholepath;

import io.relais.loadtest.measure.Latency;
import io.relais.loadtest.measure.Meter;
import io.relais.loadtest.verdict.Verdict;
import io.relais.loadtest.verdict.Verdict.Answered;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What one round came to.
 *
 * @param messages answered with 200 by the webhook
 * @param failedPosts answered otherwise or not at all, and posted again
 * @param perSecond messages from the first post until the last of their replies was accepted; where
 *     there are no replies, until the last 200
 * @param webhook from the moment a message was due to the webhook's 200
 * @param reply from the moment a message was due until the Graph API accepted the reply to it
 * @param cpu processor seconds per thousand messages, by process
 */
record Figures(
    long messages,
    long failedPosts,
    double perSecond,
    Latency webhook,
    Optional<Latency> reply,
    Map<String, Double> cpu) {

  private static final double NANOS = 1e9;
  private static final double THOUSAND = 1_000;
  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
  private static final int DIGITS = 3;

  /** Of the server that does nothing. */
  static Figures of(Round round) {
    return of(round, seconds(round.driven().took()), Optional.empty());
  }

  /** Of the one that sends a message for each that it takes, and does nothing else. */
  static Figures settled(Round round) {
    return of(round, seconds(Duration.between(round.start(), round.settled())), Optional.empty());
  }

  /** Of the whole path. */
  static Figures of(Round round, Verdict verdict) {
    var replies = new Histogram(LONGEST_MICROS, DIGITS);
    var last = round.end();
    for (Answered answered : verdict.answered()) {
      Instant due = answered.conversation().due(answered.turn());
      if (round.covers(due)) {
        Instant at = answered.reply().at();
        long micros = ChronoUnit.MICROS.between(due, at);
        replies.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
        last = at.isAfter(last) ? at : last;
      }
    }
    var span = Duration.between(round.start(), last);
    return of(round, seconds(span), Optional.of(Latency.of(replies)));
  }

  /** Processor seconds per thousand messages of all processes but the driver. */
  double served() {
    return cpu.entrySet().stream()
        .filter(used -> !used.getKey().equals(Meter.DRIVER))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Each number's median; of an even count the lower one. */
  static Figures median(List<Figures> rounds) {
    var cpu = new LinkedHashMap<String, Double>();
    for (String process : rounds.getFirst().cpu().keySet()) {
      cpu.put(process, middle(rounds, round -> round.cpu().getOrDefault(process, 0.0)));
    }
    return new Figures(
        (long) middle(rounds, Figures::messages),
        (long) middle(rounds, Figures::failedPosts),
        middle(rounds, Figures::perSecond),
        medianLatency(rounds.stream().map(Figures::webhook).toList()),
        rounds.getFirst().reply().isEmpty()
            ? Optional.empty()
            : Optional.of(medianLatency(rounds.stream().flatMap(r -> r.reply().stream()).toList())),
        cpu);
  }

  private static Latency medianLatency(List<Latency> rounds) {
    return new Latency(
        middle(rounds, Latency::p50),
        middle(rounds, Latency::p99),
        middle(rounds, Latency::p999),
        middle(rounds, Latency::max));
  }

  private static <T> double middle(List<T> rounds, ToDoubleFunction<T> number) {
    var sorted = rounds.stream().mapToDouble(number).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  private static Figures of(Round round, double seconds, Optional<Latency> reply) {
    long messages = round.driven().fine();
    double thousands = Math.max(1, messages) / THOUSAND;
    var cpu =
        round.cpu().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    used -> used.getValue() / thousands,
                    (first, _) -> first,
                    LinkedHashMap::new));
    return new Figures(
        messages,
        round.driven().failed(),
        messages / seconds,
        Latency.of(round.driven().latency()),
        reply,
        cpu);
  }

  private static double seconds(Duration span) {
    return Math.max(1, span.toNanos()) / NANOS;
  }
}
