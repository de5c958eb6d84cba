package io.relais.flows.answer;

import io.relais.flows.answer.DateMention.InMonth;
import io.relais.flows.answer.DateMention.InYear;
import io.relais.flows.answer.DateMention.On;
import io.relais.flows.answer.DateMention.OnWeekday;
import io.relais.flows.answer.DateMention.Which;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one date of all that a text named; nothing if they do not agree. */
final class DateChoice {
  /** Only words that cannot speak of what is to come: "je passe lundi", "livré lundi" can. */
  private static final Set<String> PAST =
      Words.set(
          """
          dernier derniere passee depuis etait recu recue achetee last since bought
          ordered received arrived\
          """);

  private static final Set<String> FUTURE = Set.of("prochain", "prochaine", "next", "coming");

  /** A birthday without its year is no date. */
  private static final Set<String> BIRTH =
      Set.of("ne", "nee", "naissance", "anniversaire", "born", "birth", "birthday", "dob");

  private final DateScan scan;
  private final LocalDate today;
  private final boolean past;

  private DateChoice(DateScan scan) {
    this.scan = scan;
    this.today = scan.today();
    this.past = says(PAST);
  }

  static Optional<LocalDate> of(DateScan scan) {
    DateChoice choice = new DateChoice(scan);
    boolean contradiction = choice.past && choice.says(FUTURE);
    return contradiction ? Optional.empty() : choice.resolve();
  }

  private boolean says(Set<String> words) {
    for (int i = 0; i < scan.tokens().size(); i++) {
      if (words.contains(scan.openWord(i))) {
        return true;
      }
    }
    return false;
  }

  private Optional<LocalDate> resolve() {
    List<OnWeekday> weekdays =
        scan.mentions().stream()
            .filter(OnWeekday.class::isInstance)
            .map(OnWeekday.class::cast)
            .toList();
    List<DateMention> others =
        scan.mentions().stream().filter(m -> !(m instanceof OnWeekday)).toList();
    Set<Optional<LocalDate>> dates =
        (others.isEmpty() ? List.<DateMention>copyOf(weekdays) : others)
            .stream().map(this::date).collect(Collectors.toSet());
    Optional<LocalDate> only =
        dates.size() == 1 ? dates.iterator().next() : Optional.<LocalDate>empty();
    return only.filter(date -> weekdays.stream().allMatch(w -> agrees(w, date)));
  }

  /** Beside a date, "prochain" must hold as well: "lundi prochain 30 novembre". */
  private boolean agrees(OnWeekday weekday, LocalDate date) {
    boolean direction =
        switch (weekday.which()) {
          case NEXT -> date.isAfter(today);
          case LAST -> date.isBefore(today);
          case COMING, OF_NEXT_WEEK, OF_THIS_WEEK -> true;
        };
    return direction && date.getDayOfWeek() == weekday.day();
  }

  private Optional<LocalDate> date(DateMention mention) {
    return switch (mention) {
      case On(LocalDate date) -> Optional.of(date);
      case InYear(var day) -> says(BIRTH) ? Optional.empty() : DateRules.inYear(day, today, past);
      case InMonth(int day) -> DateRules.inMonth(day, today, past);
      case OnWeekday(DayOfWeek day, Which which) -> weekday(day, which);
    };
  }

  private Optional<LocalDate> weekday(DayOfWeek day, Which which) {
    LocalDate coming = today.with(TemporalAdjusters.next(day));
    LocalDate gone = today.with(TemporalAdjusters.previous(day));
    boolean today0 = today.getDayOfWeek() == day;
    return switch (which) {
      case COMING -> today0 ? Optional.empty() : Optional.of(past ? gone : coming);
      case NEXT -> isInNextWeek(coming) ? Optional.of(coming) : Optional.empty();
      case LAST -> isLast(gone) ? Optional.of(gone) : Optional.empty();
      case OF_NEXT_WEEK -> inWeek(day, 1);
      case OF_THIS_WEEK -> inWeek(day, 0);
    };
  }

  /**
   * Both "the coming one" and "the one of next week" are this day, whichever day weeks begin on.
   */
  private boolean isInNextWeek(LocalDate coming) {
    return weeksAhead(coming, DayOfWeek.MONDAY) == 1 && weeksAhead(coming, DayOfWeek.SUNDAY) == 1;
  }

  /** French "dernier" is the most recent one; English "last" often is the one of last week. */
  private boolean isLast(LocalDate gone) {
    return scan.language() == Language.FRENCH
        || (weeksAhead(gone, DayOfWeek.MONDAY) == -1 && weeksAhead(gone, DayOfWeek.SUNDAY) == -1);
  }

  private long weeksAhead(LocalDate date, DayOfWeek firstDay) {
    return ChronoUnit.WEEKS.between(startOfWeek(today, firstDay), startOfWeek(date, firstDay));
  }

  private static LocalDate startOfWeek(LocalDate date, DayOfWeek firstDay) {
    return date.with(TemporalAdjusters.previousOrSame(firstDay));
  }

  /** The day in a week from now; in English weeks may begin on Sunday, and both must agree. */
  private Optional<LocalDate> inWeek(DayOfWeek day, int weeks) {
    LocalDate monday = startOfWeek(today, DayOfWeek.MONDAY).plusWeeks(weeks);
    LocalDate sunday = startOfWeek(today, DayOfWeek.SUNDAY).plusWeeks(weeks);
    LocalDate date = monday.with(TemporalAdjusters.nextOrSame(day));
    boolean agreed =
        scan.language() == Language.FRENCH
            || date.equals(sunday.with(TemporalAdjusters.nextOrSame(day)));
    return agreed ? Optional.of(date) : Optional.empty();
  }
}
