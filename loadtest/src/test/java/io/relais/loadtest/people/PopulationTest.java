package io.relais.loadtest.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  private Population population(int conversations) {
    var requests = new PostRequest(URI.create("http://127.0.0.1:1/webhooks/whatsapp"), "secret");
    return new Population(
        7,
        Scripts.BENCH,
        conversations,
        List.of(new Webhook("2000", "1000", "+33")),
        requests,
        () -> now);
  }

  @Test
  void everyConversationHasOneMessageUnderWayAtATime() {
    var people = population(2);
    var first = people.next();
    var second = people.next();

    assertThat(first).isNotSameAs(second);
    assertThat(people.next()).isNull();
    post(people, second);
    people.answered(second, 200);
    assertThat(people.next()).isNotNull().isNotSameAs(first);
  }

  @Test
  void whoeverHasFinishedIsReplacedBySomebodyNew() {
    var people = population(1);
    var sent = new ArrayList<String>();
    for (int i = 0; i < 1 + Scripts.BENCH.length(); i++) {
      var conversation = people.next();
      sent.add(post(people, conversation));
      people.answered(conversation, 200);
    }

    assertThat(people.everybody()).hasSize(3);
    assertThat(people.everybody()).extracting(Conversation::answered).containsExactly(1, 5, 0);
    assertThat(sent.subList(1, 6))
        .containsExactly(
            Scripts.BENCH.message(1, 0),
            Scripts.BENCH.message(1, 1),
            Scripts.BENCH.message(1, 2),
            Scripts.BENCH.message(1, 3),
            Scripts.BENCH.message(1, 4));
  }

  @Test
  void theFirstOnesLeaveOneAfterTheOther() {
    var people = population(Scripts.BENCH.length());
    for (int i = 0; i < Scripts.BENCH.length(); i++) {
      var conversation = people.next();
      post(people, conversation);
      people.answered(conversation, 200);
    }

    assertThat(people.everybody()).hasSize(Scripts.BENCH.length() + 1);
  }

  @Test
  void whatWasNotAnsweredIsPostedAgainAsTheSameMessage() {
    var people = population(1);
    var conversation = people.next();
    var once = body(people, conversation);
    people.answered(conversation, 503);

    assertThat(people.next()).as("at once").isNull();
    now = now.plus(Duration.ofSeconds(1));
    var again = people.next();
    assertThat(again).isSameAs(conversation);
    assertThat(body(people, again)).isEqualTo(once);
    assertThat(again.posted()).isEqualTo(1);
    assertThat(again.answered()).isZero();
    people.answered(again, 200);
    assertThat(again.answered()).isEqualTo(1);
  }

  private String post(Population people, Conversation conversation) {
    try {
      return new ObjectMapper()
          .readTree(body(people, conversation))
          .at("/entry/0/changes/0/value/messages/0/text/body")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String body(Population people, Conversation conversation) {
    var request = US_ASCII.decode(people.request(conversation, now)).toString();
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }
}
