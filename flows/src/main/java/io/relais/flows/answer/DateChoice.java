package io.relais.flows.answer;

import io.relais.flows.answer.DateMention.InMonth;
import io.relais.flows.answer.DateMention.InYear;
import io.relais.flows.answer.DateMention.On;
import io.relais.flows.answer.DateMention.OnWeekday;
import io.relais.flows.answer.DateMention.Which;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one date of all that a text named; nothing if they do not agree. */
final class DateChoice {
  /** A birthday without its year is no date. */
  private static final Set<String> BIRTH =
      Set.of("ne", "nee", "naissance", "anniversaire", "born", "birth", "birthday", "dob");

  private final DateScan scan;
  private final LocalDate today;
  private final DateTense tense;

  private DateChoice(DateScan scan) {
    this.scan = scan;
    this.today = scan.today();
    this.tense = DateTense.of(scan);
  }

  static Optional<LocalDate> of(DateScan scan) {
    return new DateChoice(scan).resolve();
  }

  private Optional<LocalDate> resolve() {
    List<DateMention> mentions = scan.mentions();
    List<DateMention> exact = mentions.stream().filter(On.class::isInstance).toList();
    List<DateMention> days = mentions.stream().filter(m -> !(m instanceof OnWeekday)).toList();
    List<DateMention> deciding = exact.isEmpty() ? (days.isEmpty() ? mentions : days) : exact;
    Set<Optional<LocalDate>> dates = deciding.stream().map(this::date).collect(Collectors.toSet());
    Optional<LocalDate> only =
        dates.size() == 1 ? dates.iterator().next() : Optional.<LocalDate>empty();
    return only.filter(date -> mentions.stream().allMatch(mention -> agrees(mention, date)));
  }

  private boolean agrees(DateMention mention, LocalDate date) {
    return switch (mention) {
      case On(LocalDate other) -> other.equals(date);
      case InYear(MonthDay day) -> day.equals(MonthDay.from(date));
      case InMonth(int day) -> day == date.getDayOfMonth();
      case OnWeekday weekday -> agrees(weekday, date);
    };
  }

  /** Beside a date, "prochain" must hold as well: "lundi prochain 30 novembre". */
  private boolean agrees(OnWeekday weekday, LocalDate date) {
    boolean direction =
        switch (weekday.which()) {
          case NEXT -> date.isAfter(today);
          case LAST -> date.isBefore(today);
          case COMING, ANY, OF_NEXT_WEEK, OF_THIS_WEEK -> true;
        };
    return direction && date.getDayOfWeek() == weekday.day();
  }

  private Optional<LocalDate> date(DateMention mention) {
    boolean past = tense == DateTense.PAST;
    Optional<LocalDate> date =
        switch (mention) {
          case On(LocalDate on) -> Optional.of(on);
          case InYear(MonthDay day) ->
              isBirthday() ? Optional.empty() : DateRules.inYear(day, today, past);
          case InMonth(int day) -> DateRules.inMonth(day, today, past);
          case OnWeekday(DayOfWeek day, Which which) -> weekday(day, which);
        };
    return tense == DateTense.UNSURE && !(mention instanceof On) ? Optional.empty() : date;
  }

  private boolean isBirthday() {
    for (int i = 0; i < scan.tokens().size(); i++) {
      if (BIRTH.contains(scan.openWord(i))) {
        return true;
      }
    }
    return false;
  }

  private Optional<LocalDate> weekday(DayOfWeek day, Which which) {
    LocalDate coming = today.with(TemporalAdjusters.next(day));
    LocalDate gone = today.with(TemporalAdjusters.previous(day));
    boolean today0 = today.getDayOfWeek() == day;
    return switch (which) {
      case COMING ->
          today0 ? Optional.empty() : Optional.of(tense == DateTense.PAST ? gone : coming);
      case ANY -> Optional.empty();
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
