package io.relais.runtime.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(keys(Locale.FRENCH)).isEqualTo(keys(Locale.ENGLISH)).isNotEmpty();
  }

  @Test
  void whatIsAskedForWinsOverTheBrowser() {
    assertThat(Texts.of("fr", "en-GB,en;q=0.9").language()).isEqualTo("fr");
    assertThat(Texts.of("", "de-DE,fr-CA;q=0.8,en;q=0.5").language()).isEqualTo("fr");
    assertThat(Texts.of("de", "").language()).isEqualTo("en");
    assertThat(Texts.of("../../etc", "%%%").language()).isEqualTo("en");
  }

  @Test
  void daysAreNamedAsPeopleNameThem() {
    var fr = Texts.in(Locale.FRENCH);
    assertThat(fr.day(TODAY, TODAY)).isEqualTo("Aujourd’hui");
    assertThat(fr.day(TODAY.minusDays(1), TODAY)).isEqualTo("Hier");
    assertThat(fr.day(TODAY.minusDays(2), TODAY)).isEqualTo("vendredi 20 novembre");
  }

  @Test
  void numbersInTextsKeepNoApostropheBehind() {
    assertThat(Texts.in(Locale.FRENCH).get("tick.waiting", 3)).endsWith("(3)");
  }

  private static Set<String> keys(Locale locale) {
    return ResourceBundle.getBundle("io.relais.runtime.simulator.phone.texts", locale).keySet();
  }
}
