package io.relais.runtime.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.simulator.phone.Markup.Bold;
import io.relais.runtime.simulator.phone.Markup.Break;
import io.relais.runtime.simulator.phone.Markup.Italic;
import io.relais.runtime.simulator.phone.Markup.Link;
import io.relais.runtime.simulator.phone.Markup.Mono;
import io.relais.runtime.simulator.phone.Markup.Plain;
import io.relais.runtime.simulator.phone.Markup.Strike;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkupReaderTest {

  @Test
  void marksAtTheEdgesOfWordsFormat() {
    assertThat(MarkupReader.read("a *b* _c_ ~d~ `e` ```f g```"))
        .containsExactly(
            new Plain("a "),
            new Bold(plain("b")),
            new Plain(" "),
            new Italic(plain("c")),
            new Plain(" "),
            new Strike(plain("d")),
            new Plain(" "),
            new Mono("e"),
            new Plain(" "),
            new Mono("f g"));
  }

  @Test
  void marksNest() {
    assertThat(MarkupReader.read("*_a_*"))
        .containsExactly(new Bold(List.of(new Italic(plain("a")))));
  }

  @Test
  void marksThatFormatNothingStayAsTyped() {
    for (String text :
        List.of(
            "2*3*4", "snake_case_name", "* a *", "*a", "a*", "**", "_ _", "*a\nb*", "`", "``")) {
      assertThat(plainText(MarkupReader.read(text))).as(text).isEqualTo(text);
      assertThat(MarkupReader.read(text))
          .as(text)
          .allMatch(p -> p instanceof Plain || p instanceof Break);
    }
  }

  @Test
  void addressesBecomeLinksWithoutTheSentencesFullStop() {
    assertThat(MarkupReader.read("See https://a.example/x_y_z?q=1&r=2. Or (http://b.example)"))
        .containsExactly(
            new Plain("See "),
            new Link("https://a.example/x_y_z?q=1&r=2", "https://a.example/x_y_z?q=1&r=2"),
            new Plain(". Or ("),
            new Link("http://b.example", "http://b.example"),
            new Plain(")"));
  }

  @Test
  void onlyWebAddressesBecomeLinks() {
    assertThat(MarkupReader.read("javascript:alert(1) data:text/html,x httpsx://a"))
        .noneMatch(Link.class::isInstance);
  }

  @Test
  void lineBreaksAreKept() {
    assertThat(MarkupReader.read("a\r\n\nb"))
        .containsExactly(new Plain("a"), new Break(), new Break(), new Plain("b"));
  }

  @Test
  void noTextLosesALetterWhateverItsMarks() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      String text =
          random
              .ints(random.nextInt(1, 40), 0, 12)
              .mapToObj(n -> String.valueOf("ab *_~`\n.hé".charAt(n % 11)))
              .collect(Collectors.joining());
      assertThat(letters(plainText(MarkupReader.read(text))))
          .as("seed %d, text '%s'", seed, text)
          .isEqualTo(letters(text));
    }
  }

  private static List<Markup> plain(String text) {
    return List.of(new Plain(text));
  }

  private static String letters(String text) {
    return text.replaceAll("[^abhé]", "");
  }

  private static String plainText(List<Markup> parts) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Plain(var text) -> text;
                  case Bold(var inner) -> plainText(inner);
                  case Italic(var inner) -> plainText(inner);
                  case Strike(var inner) -> plainText(inner);
                  case Mono(var text) -> text;
                  case Link(_, var text) -> text;
                  case Break _ -> "\n";
                })
        .collect(Collectors.joining());
  }
}
