package io.relais.runtime.app.flow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moments as people type them: with an offset, or a local time or date in a zone. */
final class Times {
  private Times() {}

  static Optional<Instant> parse(String text, ZoneId zone) {
    List<Function<String, Instant>> forms =
        List.of(
            t -> OffsetDateTime.parse(t).toInstant(),
            t -> LocalDateTime.parse(t).atZone(zone).toInstant(),
            t -> LocalDate.parse(t).atStartOfDay(zone).toInstant());
    return forms.stream().flatMap(form -> attempt(form, text).stream()).findFirst();
  }

  private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException notOfThisForm) {
      return Optional.empty();
    }
  }
}
