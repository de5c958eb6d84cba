package io.relais.flows.answer;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of one language for days, months and their relations, in plain form.
 *
 * @param months by name and abbreviation
 * @param shortWeekdays abbreviations, which count only before a number: "sam. 28"
 * @param offsets phrases that are a number of days from today
 * @param dayParts times of day in words
 * @param firsts words for the first day of a month
 * @param harmless phrases with a word that would otherwise refuse the date
 */
record DateWords(
    Map<String, Month> months,
    Map<String, DayOfWeek> weekdays,
    Map<String, DayOfWeek> shortWeekdays,
    Map<String, ChronoUnit> units,
    Phrases<Integer> offsets,
    Phrases<MonthDay> feasts,
    Phrases<Boolean> dayParts,
    Set<String> firsts,
    Phrases<Boolean> harmless) {

  static final List<String> O_CLOCK = List.of("o", "clock");

  /** Shorter words are too close to others to be corrected. */
  private static final int SHORTEST_CORRECTED = 5;

  private static final DateWords NONE =
      new DateWords(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          new Phrases<>(),
          new Phrases<>(),
          new Phrases<>(),
          Set.of(),
          new Phrases<>());

  DateWords {
    months = Map.copyOf(months);
    weekdays = Map.copyOf(weekdays);
    shortWeekdays = Map.copyOf(shortWeekdays);
    units = Map.copyOf(units);
    firsts = Set.copyOf(firsts);
  }

  static DateWords of(Language language) {
    return switch (language) {
      case FRENCH -> FrenchDates.WORDS;
      case ENGLISH -> EnglishDates.WORDS;
      case OTHER -> NONE;
    };
  }

  /** The month that a word names, with one slip of the thumb in a longer name. */
  Optional<Month> month(String word) {
    return named(word, months);
  }

  Optional<DayOfWeek> weekday(String word) {
    return named(word, weekdays);
  }

  Optional<DayOfWeek> shortWeekday(String word) {
    return Optional.ofNullable(shortWeekdays.get(word));
  }

  /** Where a time of day in words ends; -1 if there is none. */
  int dayPart(Tokens tokens, int index) {
    return dayParts.at(tokens, index).map(Phrases.Match::end).orElse(-1);
  }

  private static <T> Optional<T> named(String word, Map<String, T> names) {
    T exact = names.get(word);
    if (exact != null || word.length() < SHORTEST_CORRECTED) {
      return Optional.ofNullable(exact);
    }
    List<T> close =
        names.entrySet().stream()
            .filter(name -> isSlipOf(word, name.getKey()))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return close.size() == 1 ? Optional.of(close.getFirst()) : Optional.empty();
  }

  /** A plural ("lundis") is another word, not a slip. */
  private static boolean isSlipOf(String word, String name) {
    return name.length() >= SHORTEST_CORRECTED
        && word.charAt(0) == name.charAt(0)
        && !word.equals(name + "s")
        && Similarity.isWithin(word, name, 1);
  }

  /** Names in calendar order, each entry its spellings separated by spaces. */
  static <T extends Enum<T>> Map<String, T> inOrder(Class<T> type, String... spellings) {
    Map<String, T> names = new HashMap<>();
    T[] values = type.getEnumConstants();
    for (int i = 0; i < spellings.length; i++) {
      for (String name : spellings[i].split(" ")) {
        names.put(name, values[i]);
      }
    }
    return names;
  }
}
