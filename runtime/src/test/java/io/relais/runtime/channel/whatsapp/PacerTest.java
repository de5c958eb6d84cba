package io.relais.runtime.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendResult.Accepted;
import io.relais.runtime.channel.SendResult.Refused;
import io.relais.runtime.channel.SendResult.Retry;
import io.relais.runtime.channel.SendResult.Unknown;
import io.relais.runtime.channel.whatsapp.Verdict.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Verdict TAKEN = Verdict.of(new Accepted("wamid"));
  private static final Retry TOO_FAST = new Retry(130429, "too fast", Duration.ofSeconds(1), false);

  private final Time time = new Time();
  private final List<String> started = new ArrayList<>();
  private final Map<String, CompletableFuture<Verdict>> running = new LinkedHashMap<>();
  private final List<String> alerts = new ArrayList<>();

  @Test
  void aNumberSendsATenthOfASecondAtOnceAndThenItsRate() {
    Pacer pacer = pacer(100, Map.of("A", 20));
    submit(pacer, "A", 30);

    assertThat(started).hasSize(2);
    time.advance(Duration.ofMillis(50));
    assertThat(started).hasSize(3);
    time.advance(Duration.ofSeconds(1));
    assertThat(started).hasSize(23);
    time.advance(Duration.ofSeconds(10));
    assertThat(started).hasSize(30);
  }

  @Test
  void messagesGoInTheOrderInWhichTheyCame() {
    Pacer pacer = pacer(2, Map.of("A", 1_000));
    submit(pacer, "A", 5);

    assertThat(started).containsExactly("A0", "A1");
    finish("A1", TAKEN);
    finish("A0", TAKEN);
    assertThat(started).containsExactly("A0", "A1", "A2", "A3");
  }

  @Test
  void numbersTakeTurnsAtTheConnections() {
    Map<String, Integer> rates = new LinkedHashMap<>();
    rates.put("A", 1_000);
    rates.put("B", 1_000);
    Pacer pacer = pacer(1, rates);
    submit(pacer, "A", 3);
    submit(pacer, "B", 3);

    for (int i = 0; i < 6; i++) {
      finish(started.get(i), TAKEN);
    }

    assertThat(started).containsExactly("A0", "B0", "A1", "B1", "A2", "B2");
  }

  @Test
  void aNumberThatIsTooFastPausesForLongerEachTimeUntilAMessageIsTaken() {
    Pacer pacer = pacer(1, Map.of("A", 1_000));
    submit(pacer, "A", 6);

    finish("A0", tooFast());
    time.advance(Duration.ofMillis(999));
    assertThat(started).hasSize(1);
    time.advance(Duration.ofMillis(10));
    finish("A1", tooFast());
    time.advance(Duration.ofMillis(1_500));
    assertThat(started).hasSize(2);
    time.advance(Duration.ofMillis(510));
    finish("A2", TAKEN);
    finish("A3", tooFast());
    time.advance(Duration.ofMillis(1_010));
    assertThat(started).hasSize(5);
    assertThat(alerts).isEmpty();
  }

  @Test
  void answersFromBeforeThePauseDoNotMakeItLonger() {
    Pacer pacer = pacer(10, Map.of("A", 1_000));
    submit(pacer, "A", 11);

    for (int i = 0; i < 10; i++) {
      finish("A" + i, tooFast());
    }
    time.advance(Duration.ofMillis(1_010));

    assertThat(started).hasSize(11);
  }

  @Test
  void aStoppedNumberGivesItsMessagesBackAndCallsOnceAndOthersGoOn() {
    Map<String, Integer> rates = new LinkedHashMap<>();
    rates.put("A", 1_000);
    rates.put("B", 1_000);
    Pacer pacer = pacer(2, rates);
    List<CompletableFuture<SendResult>> a = submit(pacer, "A", 4);

    finish("A0", stop());
    finish("A1", stop());

    assertThat(alerts).containsExactly("A");
    assertThat(a).allMatch(CompletableFuture::isDone);
    assertThat(((Retry) a.get(3).join()).atLeast()).isEqualTo(Duration.ofMinutes(1));
    submit(pacer, "B", 1);
    assertThat(started).containsExactly("A0", "A1", "B0");
    time.advance(Duration.ofSeconds(61));
    submit(pacer, "A", 1);
    assertThat(started).hasSize(4);
  }

  @Test
  void tooManyCallsOfTheAppHoldEveryNumber() {
    Pacer pacer = pacer(10, Map.of("A", 1_000, "B", 1_000));
    submit(pacer, "A", 1);

    finish("A0", new Verdict(TOO_FAST, new Hold.App(Duration.ofSeconds(5))));
    submit(pacer, "B", 1);
    assertThat(started).hasSize(1);
    time.advance(Duration.ofMillis(5_010));

    assertThat(started).containsExactly("A0", "B0");
  }

  @Test
  void whoFindsNoRoomIsToldToComeAgain() {
    Pacer pacer = pacer(1, Map.of("A", 1));
    List<CompletableFuture<SendResult>> results = submit(pacer, "A", 102);

    assertThat(results.get(100)).isNotDone();
    assertThat(results.get(101).join())
        .isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.code()).isZero());
    assertThat(pacer.queued()).isEqualTo(100);
  }

  @Test
  void aRequestThatBreaksGivesItsConnectionBack() {
    Pacer pacer = pacer(1, Map.of("A", 1_000));
    CompletionStage<SendResult> broken =
        pacer.submit(
            "A",
            () -> {
              throw new IllegalStateException("bug");
            });
    submit(pacer, "A", 1);

    assertThat(broken.toCompletableFuture().join()).isInstanceOf(Unknown.class);
    assertThat(started).containsExactly("A0");
  }

  @Test
  void aNumberThatIsNotKnownIsRefused() {
    assertThat(submit(pacer(1, Map.of("A", 1)), "C", 1).getFirst().join())
        .isInstanceOf(Refused.class);
  }

  @Test
  void closingGivesBackWhatWaitsAndEndsWithWhatIsInFlight() {
    Pacer pacer = pacer(1, Map.of("A", 1_000));
    List<CompletableFuture<SendResult>> results = submit(pacer, "A", 2);

    CompletableFuture<Void> closed = pacer.close();

    assertThat(results.get(1).join()).isInstanceOf(Retry.class);
    assertThat(closed).isNotDone();
    finish("A0", TAKEN);
    assertThat(closed).isCompleted();
    assertThat(submit(pacer, "A", 1).getFirst().join()).isInstanceOf(Retry.class);
  }

  private static Verdict tooFast() {
    return new Verdict(TOO_FAST, new Hold.Slower(Duration.ofSeconds(1)));
  }

  private static Verdict stop() {
    return new Verdict(
        new Retry(190, "token", Duration.ofMinutes(1), false),
        new Hold.Stopped(Duration.ofMinutes(1), true));
  }

  private Pacer pacer(int connections, Map<String, Integer> rates) {
    return new Pacer(
        rates, connections, time::now, time::after, (number, because) -> alerts.add(number));
  }

  private List<CompletableFuture<SendResult>> submit(Pacer pacer, String number, int count) {
    List<CompletableFuture<SendResult>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = number + i;
      results.add(pacer.submit(number, () -> start(name)).toCompletableFuture());
    }
    return results;
  }

  private CompletableFuture<Verdict> start(String name) {
    started.add(name);
    CompletableFuture<Verdict> answer = new CompletableFuture<>();
    running.put(name, answer);
    return answer;
  }

  private void finish(String name, Verdict verdict) {
    running.get(name).complete(verdict);
  }

  /** A clock that a test turns by hand, with the timers that hang on it. */
  private static final class Time {
    private record Due(long at, Runnable task) {}

    /** Begins near the end of the range, where nanoTime may wrap around. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private final PriorityQueue<Due> timers =
        new PriorityQueue<>(Comparator.comparingLong(due -> due.at() - Long.MAX_VALUE));

    long now() {
      return now;
    }

    void after(Duration delay, Runnable task) {
      timers.add(new Due(now + delay.toNanos(), task));
    }

    void advance(Duration by) {
      long end = now + by.toNanos();
      while (!timers.isEmpty() && timers.peek().at() - end <= 0) {
        Due due = timers.remove();
        now = due.at();
        due.task().run();
      }
      now = end;
    }
  }
}
