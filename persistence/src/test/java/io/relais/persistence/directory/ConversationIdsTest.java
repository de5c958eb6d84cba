package io.relais.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationIdsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

  @Test
  void anIdFitsWhereverAnIdIsWritten() {
    ConversationIds ids = at(NOW);
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.get());
    }
    assertThat(made).hasSize(10_000).allMatch(id -> id.matches("[0-9a-z]{26}"));
  }

  @Test
  void idsAreInTheOrderOfTheirTime() {
    String before = at(NOW.minusMillis(1)).get();
    assertThat(before).isLessThan(at(NOW).get());
    assertThat(at(NOW).get()).isLessThan(at(NOW.plusMillis(1)).get());
    assertThat(at(NOW).get()).isLessThan(at(Instant.parse("2100-01-01T00:00:00Z")).get());
  }

  private static ConversationIds at(Instant now) {
    return new ConversationIds(InstantSource.fixed(now), new Random(42));
  }
}
