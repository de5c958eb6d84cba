package io.relais.flows.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WritingTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void aDateIsWrittenInTheLanguageWithItsYearWhereItIsNotThisOne() {
    assertThat(date("fr", "2026-11-25")).isEqualTo("25 novembre");
    assertThat(date("fr", "2027-01-01")).isEqualTo("1er janvier 2027");
    assertThat(date("en", "2026-11-25")).isEqualTo("25 November");
    assertThat(date("en", "2025-03-02")).isEqualTo("2 March 2025");
    assertThat(date("de", "2026-11-25")).isEqualTo("25. November");
  }

  @Test
  void todayIsTheDayOfTheBrandNotOfTheServer() {
    Writing lateEvening = new Writing(Locale.FRENCH, PARIS, Instant.parse("2026-12-31T23:30:00Z"));

    assertThat(lateEvening.today()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(lateEvening.date(Instant.parse("2026-12-31T00:00:00Z")))
        .isEqualTo("31 décembre 2026");
  }

  @Test
  void nowIsTheLocalTimeSoThatItComparesWithDates() {
    Writing evening = new Writing(Locale.FRENCH, PARIS, Instant.parse("2026-07-01T22:30:00Z"));

    assertThat(evening.localNow()).isEqualTo("2026-07-02T00:30:00Z");
    assertThat(evening.iso(evening.localNow())).isEqualTo("2026-07-02T00:30:00+02:00");
    assertThat(evening.iso(evening.today())).isEqualTo("2026-07-02");
  }

  @Test
  void numbersArePlainWithTheSignOfTheLanguage() {
    assertThat(writing("fr").number(1234567.5)).isEqualTo("1234567,5");
    assertThat(writing("en").number(1234567.5)).isEqualTo("1234567.5");
    assertThat(writing("fr").number(1e20)).isEqualTo("100000000000000000000");
    assertThat(writing("fr").number(-0.25)).isEqualTo("-0,25");
    assertThat(writing("en").number(3.0)).isEqualTo("3");
  }

  @Test
  void yesAndNoAreWordsOfTheLanguage() {
    assertThat(writing("fr").yesNo(true)).isEqualTo("oui");
    assertThat(writing("en").yesNo(false)).isEqualTo("no");
  }

  private static String date(String locale, String day) {
    return writing(locale).date(Instant.parse(day + "T00:00:00Z"));
  }

  private static Writing writing(String locale) {
    return new Writing(Locale.forLanguageTag(locale), PARIS, Workbench.NOW);
  }
}
