package io.relais.runtime.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.flows.Action;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.Person;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aTextGoesToPhoneAndUserIdWithItsTag() {
    assertBody(
        Messages.text("Où est « ma » commande ? 👜"),
        """
        {"messaging_product":"whatsapp","recipient_type":"individual","to":"+33600000001",
         "recipient":"FR.1001","biz_opaque_callback_data":"relais/c1/7","type":"text",
         "text":{"preview_url":false,"body":"Où est « ma » commande ? 👜"}}
        """);
  }

  @Test
  void aLinkIsPreviewed() {
    assertThat(written(Messages.text("https://maison.example"))).contains("\"preview_url\":true");
  }

  @Test
  void whoHasNoPhoneIsReachedByUserIdAlone() {
    assertThat(written(Messages.to(new Person("FR.1", null, null), "a", null)))
        .contains("\"recipient\":\"FR.1\"")
        .doesNotContain("\"to\"");
  }

  @Test
  void threeShortOptionsAreButtons() {
    assertBody(
        Messages.of("Que faire ?", null, Messages.option("a", "Un"), Messages.option("b", "Deux")),
        """
        {"messaging_product":"whatsapp","recipient_type":"individual","to":"+33600000001",
         "recipient":"FR.1001","biz_opaque_callback_data":"relais/c1/7","type":"interactive",
         "interactive":{"type":"button","body":{"text":"Que faire ?"},"action":{"buttons":[
           {"type":"reply","reply":{"id":"1/c1/menu/3/a","title":"Un"}},
           {"type":"reply","reply":{"id":"1/c1/menu/3/b","title":"Deux"}}]}}}
        """);
  }

  @Test
  void moreOptionsAreRowsBehindTheirButton() {
    assertBody(
        Messages.of(
            "Lequel ?",
            "Choisir",
            Messages.hinted("a", "Un", "le premier"),
            Messages.option("b", "Deux")),
        """
        {"messaging_product":"whatsapp","recipient_type":"individual","to":"+33600000001",
         "recipient":"FR.1001","biz_opaque_callback_data":"relais/c1/7","type":"interactive",
         "interactive":{"type":"list","body":{"text":"Lequel ?"},"action":{"button":"Choisir",
           "sections":[{"rows":[
             {"id":"1/c1/menu/3/a","title":"Un","description":"le premier"},
             {"id":"1/c1/menu/3/b","title":"Deux"}]}]}}}
        """);
  }

  @Test
  void optionsThatFitNeitherAreNumberedLines() {
    Outbound eleven = Messages.of("Lequel ?", "Choisir", options(11));

    assertThat(eleven.message().writtenBody())
        .startsWith("Lequel ?\n\n1. Option 1\n2. Option 2\n")
        .endsWith("\n11. Option 11");
    assertThat(written(eleven)).contains("\"type\":\"text\"");
  }

  @Test
  void whatFitsHasNoProblem() {
    assertThat(GraphLimits.problem(Messages.text("x".repeat(4_096)))).isNull();
    assertThat(GraphLimits.problem(Messages.of("x".repeat(1_024), null, options(3)))).isNull();
    assertThat(GraphLimits.problem(Messages.of("x".repeat(4_096), "Choisir", options(10))))
        .isNull();
    assertThat(GraphLimits.problem(Messages.of("x".repeat(3_000), "Choisir", options(11))))
        .isNull();
  }

  @Test
  void aBodyTooLongForButtonsStandsAboveAList() {
    Outbound long_ = Messages.of("x".repeat(1_025), "Choisir", options(2));

    assertThat(GraphLimits.problem(long_)).isNull();
    assertThat(written(long_)).contains("\"type\":\"list\"");
  }

  @Test
  void whatIsTooLongIsSaidWithBothLengths() {
    assertThat(GraphLimits.problem(Messages.text("x".repeat(4_097))))
        .isEqualTo("Expected the text of at most 4096 characters, but it has 4097");
    assertThat(GraphLimits.problem(Messages.of("x".repeat(4_097), "Choisir", options(3))))
        .contains("the body above a list of at most 4096");
    assertThat(GraphLimits.problem(Messages.of("x".repeat(4_090), null, options(11))))
        .contains("the text with its numbers");
    assertThat(GraphLimits.problem(Messages.of("a", "x".repeat(21), options(4))))
        .contains("the label that opens a list");
    assertThat(GraphLimits.problem(Messages.of("a", null, Messages.option("x".repeat(250), "Un"))))
        .contains("the id of a button");
    assertThat(GraphLimits.problem(Messages.of("a", "b", longIds(4)))).contains("the id of a row");
  }

  @Test
  void whatIsBlankOrDoubledIsSaid() {
    assertThat(GraphLimits.problem(Messages.text(" "))).contains("it is blank");
    assertThat(GraphLimits.problem(Messages.of("a", null, options(4)))).contains("it is blank");
    assertThat(
            GraphLimits.problem(
                Messages.of("a", null, Messages.option("a", "Un"), Messages.option("b", "Un"))))
        .contains("different titles of buttons");
    assertThat(
            GraphLimits.problem(
                Messages.of("a", null, Messages.option("a", "Un"), Messages.option("a", "Deux"))))
        .contains("different ids of buttons");
  }

  private static Action.Option[] options(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> Messages.option("o" + i, "Option " + i))
        .toArray(Action.Option[]::new);
  }

  private static Action.Option[] longIds(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> Messages.option("o" + i + "x".repeat(190), "Option " + i))
        .toArray(Action.Option[]::new);
  }

  private static String written(Outbound message) {
    return new String(GraphBody.of(message), UTF_8);
  }

  private static void assertBody(Outbound message, String expected) {
    try {
      assertThat(JSON.readTree(GraphBody.of(message))).isEqualTo(JSON.readTree(expected));
    } catch (IOException broken) {
      throw new AssertionError("Expected JSON", broken);
    }
  }
}
