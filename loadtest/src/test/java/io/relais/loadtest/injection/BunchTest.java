package io.relais.loadtest.injection;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.loadtest.injection.Delivery.How;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.stand.Secrets;
import io.relais.loadtest.wire.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BunchTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Load LOAD =
      new Load(
          URI.create("http://127.0.0.1:1/"),
          List.of("1000"),
          7,
          1,
          0,
          Duration.ZERO,
          Duration.ofSeconds(1),
          0,
          Path.of("posted"));

  private final Crowd crowd = new Crowd(LOAD.seed());
  private final Bunch bunch = new Bunch(LOAD, crowd);

  @Test
  void everybodySaysEverythingOnceAndInTheirOrder() {
    var said = new ArrayList<JsonNode>();
    while (!bunch.isOver()) {
      said.addAll(messages(bunch.prepare(NOON).parcel()));
      bunch.answered(true);
    }

    var bodies = said.stream().collect(groupingBy(message -> message.path("from").asText()));
    for (Conversation member : crowd.everybody()) {
      var script = member.script();
      var expected = new ArrayList<String>();
      for (int turn = 0; turn < script.length(); turn++) {
        expected.add(script.message(member.person(), turn));
      }
      assertThat(bodies.get(member.customer().phone()))
          .extracting(message -> message.at("/text/body").asText())
          .containsExactlyElementsOf(expected);
    }
    assertThat(said).extracting(message -> message.path("id").asText()).doesNotHaveDuplicates();
  }

  @Test
  void whatWasRefusedComesAgainByteForByte() {
    var first = bunch.prepare(NOON).parcel();
    bunch.answered(false);
    assertThat(bunch.isRefused()).isTrue();
    var second = bunch.prepare(NOON.plusSeconds(9)).parcel();

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.signature()).isEqualTo(new Signature(Secrets.APP_SECRET).of(second.body()));
    bunch.answered(true);
    assertThat(bunch.isRefused()).isFalse();
  }

  @Test
  void everyWayOfDeliveryIsTaken() {
    var taken = EnumSet.noneOf(How.class);
    for (int i = 0; i < 200; i++) {
      taken.add(bunch.prepare(NOON).how());
    }

    assertThat(taken).containsExactlyInAnyOrder(How.values());
  }

  private static List<JsonNode> messages(Parcel parcel) {
    try {
      var messages = new ArrayList<JsonNode>();
      new ObjectMapper()
          .readTree(parcel.body())
          .at("/entry/0/changes/0/value/messages")
          .forEach(messages::add);
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
