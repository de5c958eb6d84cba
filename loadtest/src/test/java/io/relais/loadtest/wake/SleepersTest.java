package io.relais.loadtest.wake;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SleepersTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Sleepers sleepers =
      new Sleepers(
          7,
          3,
          List.of(new Webhook("2000", "1000", "+33")),
          new PostRequest(URI.create("http://127.0.0.1:1/"), "secret"));

  @Test
  void everybodyWritesOneMessageARound() {
    for (int round = 1; round <= 2; round++) {
      sleepers.begin();
      var writers = new ArrayList<Conversation>();
      for (var next = sleepers.next(); next != null; next = sleepers.next()) {
        assertThat(sleepers.isOver()).isFalse();
        sleepers.request(next, NOON);
        writers.add(next);
        sleepers.answered(next, 200);
      }

      assertThat(writers).containsExactlyInAnyOrderElementsOf(sleepers.everybody());
      assertThat(sleepers.isOver()).isTrue();
      assertThat(sleepers.everybody()).extracting(Conversation::answered).containsOnly(round);
    }
  }

  @Test
  void whoWasNotAnsweredWritesTheSameOnceMore() {
    sleepers.begin();
    var refused = sleepers.next();
    var first = sleepers.request(refused, NOON);
    sleepers.answered(refused, 503);
    var unheard = sleepers.next();
    sleepers.request(unheard, NOON);
    sleepers.unanswered(unheard);
    var last = sleepers.next();
    sleepers.request(last, NOON);
    sleepers.answered(last, 200);

    assertThat(sleepers.isOver()).isFalse();
    assertThat(sleepers.next()).isSameAs(refused);
    assertThat(sleepers.request(refused, NOON.plusSeconds(5))).isEqualTo(first);
    assertThat(sleepers.next()).isSameAs(unheard);
    assertThat(sleepers.next()).isNull();
    assertThat(refused.posted()).isEqualTo(1);
  }
}
