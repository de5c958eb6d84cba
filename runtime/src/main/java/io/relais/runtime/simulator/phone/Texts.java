package io.relais.runtime.simulator.phone;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The page's own words in one language. */
public final class Texts {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
  private static final Map<Locale, Texts> LOADED = new ConcurrentHashMap<>();

  private final Locale locale;
  private final ResourceBundle bundle;
  private final DateTimeFormatter day;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            Texts.class.getPackageName() + ".texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.day = DateTimeFormatter.ofPattern(bundle.getString("day.format"), locale);
  }

  /**
   * In the language asked for, or else in the first of the browser's that there is, or else
   * English.
   */
  public static Texts of(String asked, String acceptLanguage) {
    return Arrays.stream((asked + "," + acceptLanguage).split(","))
        .map(tag -> Locale.forLanguageTag(tag.replaceFirst(";.*", "").strip()).getLanguage())
        .flatMap(language -> LANGUAGES.stream().filter(l -> l.getLanguage().equals(language)))
        .findFirst()
        .map(Texts::in)
        .orElseGet(() -> in(Locale.ENGLISH));
  }

  static Texts in(Locale locale) {
    return LOADED.computeIfAbsent(locale, Texts::new);
  }

  /** The language's code: en or fr. */
  public String language() {
    return locale.getLanguage();
  }

  /** The text of that key, with the arguments in place of {0}, {1}. */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** Today, yesterday or the date. */
  public String day(LocalDate date, LocalDate today) {
    if (date.equals(today)) {
      return get("day.today");
    }
    return date.equals(today.minusDays(1)) ? get("day.yesterday") : day.format(date);
  }

  /** The time on a bubble. */
  public String time(LocalTime time) {
    return "%02d:%02d".formatted(time.getHour(), time.getMinute());
  }

  /** A country's name. */
  public String country(String code) {
    return Locale.of("", code).getDisplayCountry(locale);
  }
}
