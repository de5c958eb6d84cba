package io.relais.loadtest.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.loadtest.verdict.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Incidents incidents = new Incidents(Duration.ofSeconds(80));

  private static Reply sent(int second, String tag) {
    return new Reply("99901", NOON.plusSeconds(second), "Bonjour", tag);
  }

  private boolean excused(int first, int again) {
    return incidents.excuses(sent(first, "relais/c/7"), sent(again, "relais/c/7"));
  }

  @Test
  void withoutAnIncidentNothingIsExcused() {
    assertThat(excused(0, 30)).isFalse();
  }

  @Test
  void aKillBetweenTwoCopiesOfOneSendExcusesTheSecond() {
    incidents.killed(NOON.plusSeconds(10));

    assertThat(excused(9, 40)).isTrue();
    assertThat(excused(11, 40)).as("accepted while its sender was dying").isTrue();
  }

  @Test
  void aKillBeforeBothOrAfterBothExcusesNothing() {
    incidents.killed(NOON.plusSeconds(10));

    assertThat(excused(20, 50)).isFalse();
    assertThat(excused(1, 9)).isFalse();
  }

  @Test
  void aSendThatShouldHaveBeenOnRecordLongAgoIsNotExcusedByAKill() {
    incidents.killed(NOON.plusSeconds(100));

    assertThat(excused(0, 130)).isFalse();
    assertThat(excused(30, 130)).isTrue();
  }

  @Test
  void twoDifferentSendsAreNeverExcused() {
    incidents.killed(NOON.plusSeconds(10));

    assertThat(incidents.excuses(sent(9, "relais/c/7"), sent(40, "relais/c/8"))).isFalse();
    assertThat(incidents.excuses(sent(9, ""), sent(40, ""))).isFalse();
  }

  @Test
  void whatTheRuntimeSaysThatItDoesNotKnowIsAnExcuse() {
    incidents.acceptanceUnknown(NOON.plusSeconds(10));

    assertThat(excused(0, 40)).isTrue();
    assertThat(excused(20, 40)).isFalse();
  }
}
