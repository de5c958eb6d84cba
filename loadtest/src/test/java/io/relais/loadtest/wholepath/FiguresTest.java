package io.relais.loadtest.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.relais.loadtest.drive.Driven;
import io.relais.loadtest.measure.Latency;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Population;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.verdict.Reply;
import io.relais.loadtest.verdict.Verdict;
import io.relais.loadtest.verdict.Verdict.Answered;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aThroughputCountsUntilTheLastReply() {
    var first = due(0, NOON);
    var last = due(1, NOON.plusMillis(9_000));
    var verdict =
        new Verdict(
            List.of(answered(first, NOON.plusMillis(40)), answered(last, NOON.plusMillis(20_000))),
            List.of(),
            List.of());
    var figures = Figures.of(round(1_000, Map.of("runtime", 0.5)), verdict);

    assertThat(figures.messages()).isEqualTo(1_000);
    assertThat(figures.perSecond()).isEqualTo(50);
    assertThat(figures.reply().orElseThrow().p50()).isCloseTo(40, within(0.1));
    assertThat(figures.reply().orElseThrow().max()).isCloseTo(11_000, within(20.0));
    assertThat(figures.cpu()).containsEntry("runtime", 0.5);
  }

  @Test
  void repliesOfTheWarmUpDoNotCount() {
    var early = due(0, NOON.minusSeconds(5));
    var verdict = new Verdict(List.of(answered(early, NOON.plusSeconds(90))), List.of(), List.of());
    var figures = Figures.of(round(100, Map.of()), verdict);

    assertThat(figures.perSecond()).isEqualTo(10);
    assertThat(figures.reply().orElseThrow().max()).isZero();
  }

  @Test
  void aServerThatSendsIsDoneWithItsLastMessage() {
    var round = round(1_000, Map.of());

    assertThat(Figures.of(round).perSecond()).isEqualTo(100);
    assertThat(Figures.settled(round).perSecond()).isEqualTo(50);
  }

  @Test
  void aMedianIsTakenOfEachNumber() {
    var median =
        Figures.median(List.of(figures(100, 3, 0.2), figures(300, 1, 0.6), figures(200, 2, 0.1)));

    assertThat(median.perSecond()).isEqualTo(200);
    assertThat(median.webhook().p50()).isEqualTo(2);
    assertThat(median.cpu()).containsEntry("runtime", 0.2);
    assertThat(median.reply()).isEmpty();
  }

  @Test
  void whatTheDriverUsesIsNoneOfTheServers() {
    var figures = Figures.of(round(1_000, Map.of("runtime", 0.5, "database", 0.1, "driver", 0.3)));

    assertThat(figures.served()).isCloseTo(0.6, within(0.001));
  }

  private static Figures figures(double perSecond, double p50, double cpu) {
    return new Figures(
        1_000,
        0,
        perSecond,
        new Latency(p50, p50, p50, p50),
        Optional.empty(),
        Map.of("runtime", cpu));
  }

  /** Ten seconds from noon. */
  private static Round round(long messages, Map<String, Double> cpu) {
    var latency = new Histogram(3);
    latency.recordValue(1_000);
    var took = Duration.ofSeconds(10);
    var driven = new Driven(took, Map.of(200, messages), 0, latency);
    return new Round(NOON, NOON.plus(took), NOON.plus(took.multipliedBy(2)), driven, cpu);
  }

  private static Conversation due(int person, Instant when) {
    var webhook = URI.create("http://127.0.0.1:1/");
    var people =
        new Population(
            7,
            Scripts.BENCH,
            person + 1,
            List.of(new Webhook("2000", "1000", "+33")),
            new PostRequest(webhook, "secret"),
            () -> when);
    var conversation = people.everybody().get(person);
    people.request(conversation, when);
    people.answered(conversation, 200);
    return conversation;
  }

  private static Answered answered(Conversation conversation, Instant at) {
    return new Answered(conversation, 0, new Reply(conversation.customer().phone(), at, "", ""));
  }
}
