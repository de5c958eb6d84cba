package io.relais.flows.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** A Monday, ten o'clock in Paris. */
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  @ParameterizedTest(name = "{0} is {1}, and {2}")
  @CsvSource({
    "2026-11-23T10:00, maintenant, now",
    "2026-11-23T10:00:20, dans 1 minute, in 1 minute",
    "2026-11-23T10:24:30, dans 25 minutes, in 25 minutes",
    "2026-11-23T10:59, dans 59 minutes, in 59 minutes",
    "2026-11-23T11:00, aujourd'hui à 11h, today at 11 am",
    "2026-11-23T12:00, aujourd'hui à 12h, today at noon",
    "2026-11-23T14:30, aujourd'hui à 14h30, today at 2:30 pm",
    "2026-11-24T09:00, demain à 9h, tomorrow at 9 am",
    "2026-11-25T09:05, mercredi à 9h05, on Wednesday at 9:05 am",
    "2026-11-29T23:00, dimanche à 23h, on Sunday at 11 pm",
    "2026-11-30T09:00, le 30 novembre à 9h, on 30 November at 9 am",
    "2027-01-01T09:00, le 1er janvier 2027 à 9h, on 1 January 2027 at 9 am",
    "2026-11-24T00:30, demain à 0h30, tomorrow at 12:30 am",
    "2026-11-23T09:45, il y a 15 minutes, 15 minutes ago",
    "2026-11-22T18:00, hier à 18h, yesterday at 6 pm",
    "2026-11-20T18:00, le 20 novembre à 18h, on 20 November at 6 pm",
    "2026-11-23T00:00, aujourd'hui, today",
    "2026-11-24T00:00, demain, tomorrow",
    "2026-11-28T00:00, samedi, on Saturday",
    "2026-12-25T00:00, le 25 décembre, on 25 December",
  })
  void aMomentIsToldAsPeopleSayIt(LocalDateTime at, String french, String english) {
    assertThat(relative("fr", NOW, at)).isEqualTo(french);
    assertThat(relative("en", NOW, at)).isEqualTo(english);
  }

  @Test
  void minutesAreThoseThatPassEvenWhereTheClockIsChanged() {
    Instant beforeSpring = Instant.parse("2026-03-29T00:50:00Z");
    Instant beforeAutumn = Instant.parse("2026-10-25T00:50:00Z");
    Instant between = Instant.parse("2026-10-25T01:10:00Z");

    assertThat(relative("fr", beforeSpring, LocalDateTime.parse("2026-03-29T03:00")))
        .isEqualTo("dans 10 minutes");
    assertThat(relative("fr", beforeAutumn, LocalDateTime.parse("2026-10-25T03:00")))
        .isEqualTo("aujourd'hui à 3h");
    assertThat(relative("fr", beforeAutumn, LocalDateTime.parse("2026-10-25T02:55")))
        .isEqualTo("dans 5 minutes");
    assertThat(relative("fr", between, LocalDateTime.parse("2026-10-25T02:30")))
        .isEqualTo("dans 20 minutes");
  }

  @Test
  void otherLanguagesGetTheDateAndTheTime() {
    assertThat(relative("de", NOW, LocalDateTime.parse("2026-11-24T09:00")))
        .isEqualTo("24. November 09:00");
  }

  private static String relative(String locale, Instant now, LocalDateTime at) {
    Writing writing = new Writing(Locale.forLanguageTag(locale), PARIS, now);
    return new RelativeTimes(writing).write(at.toInstant(ZoneOffset.UTC));
  }
}
