package io.relais.flows.expr;

import io.relais.flows.OpeningHours;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How values are written for one customer at one moment.
 *
 * <p>Inside an expression every time is the brand's local time counted as if it were UTC, so that
 * dates (midnight) and moments compare as people compare them.
 */
record Writing(Locale locale, ZoneId zone, Instant now) {
  /** A double is exact to this many digits; what lies behind them is noise: 0.1 + 0.2 is 0.3. */
  private static final MathContext EXACT = new MathContext(15);

  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  static Writing of(Scope scope) {
    return new Writing(Locale.forLanguageTag(scope.locale()), scope.brand().zone(), scope.now());
  }

  Instant today() {
    return LocalDate.ofInstant(now, zone).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  Instant localNow() {
    return local(now);
  }

  /** A moment as expressions count it. */
  Instant local(Instant at) {
    return LocalDateTime.ofInstant(at, zone).toInstant(ZoneOffset.UTC);
  }

  /**
   * The moment that a local time is. Where clocks show it twice it is the first that is not over.
   */
  Instant exact(Instant local) {
    ZonedDateTime first =
        LocalDateTime.ofInstant(local, ZoneOffset.UTC).atZone(zone).withEarlierOffsetAtOverlap();
    Instant at = first.toInstant();
    return at.isBefore(now) ? first.withLaterOffsetAtOverlap().toInstant() : at;
  }

  boolean isOpen(OpeningHours hours, Instant at) {
    return hours.isOpen(exact(at), zone);
  }

  Instant nextOpen(OpeningHours hours, Instant at) {
    return local(hours.nextOpen(exact(at), zone));
  }

  String relative(Instant at) {
    return new RelativeTimes(this).write(at);
  }

  /** {@code 25 novembre}, {@code 25 November}; the year follows where it is not the current one. */
  String date(Instant at) {
    LocalDate date = dateOf(at);
    boolean thisYear = date.getYear() == LocalDate.ofInstant(now, zone).getYear();
    return switch (locale.getLanguage()) {
      case "fr" -> {
        String day = date.getDayOfMonth() == 1 ? "1er" : Integer.toString(date.getDayOfMonth());
        yield day + " " + pattern(thisYear ? "MMMM" : "MMMM yyyy").format(date);
      }
      case "en" -> pattern(thisYear ? "d MMMM" : "d MMMM yyyy").format(date);
      default ->
          DateTimeFormatter.ofLocalizedPattern(thisYear ? "MMMMd" : "yMMMMd")
              .withLocale(locale)
              .format(date);
    };
  }

  private DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale);
  }

  /** ISO 8601: a date alone at midnight, else the time in seconds with the brand's offset. */
  String iso(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? DateTimeFormatter.ISO_LOCAL_DATE.format(local)
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local.truncatedTo(ChronoUnit.SECONDS))
            + OFFSET.format(local.atZone(zone));
  }

  static LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static BigDecimal decimal(double number) {
    BigDecimal exact = new BigDecimal(number).round(EXACT).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  /** Plain digits, with the language's decimal sign and nothing between the thousands. */
  String number(double number) {
    char sign = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    return decimal(number).toPlainString().replace('.', sign);
  }

  String yesNo(boolean yes) {
    return switch (locale.getLanguage()) {
      case "fr" -> yes ? "oui" : "non";
      default -> yes ? "yes" : "no";
    };
  }
}
