package io.relais.flows.answer;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;

/** A date as a text names it, before it is known which year or month is meant. */
sealed interface DateMention {
  /** "24/12/2026", "demain". */
  record On(LocalDate date) implements DateMention {}

  /** "24/12", "le 3 mai". */
  record InYear(MonthDay day) implements DateMention {}

  /** "le 3": a day of this or the next month. */
  record InMonth(int day) implements DateMention {}

  /** "lundi"; beside another mention it only has to agree with it. */
  record OnWeekday(DayOfWeek day, Which which) implements DateMention {}

  /** Which of the days of that name. */
  enum Which {
    COMING,
    /** "le lundi", "a Monday": one of many, unless a date stands beside it. */
    ANY,
    /** "lundi prochain", "next Monday": the coming one, or the one of next week. */
    NEXT,
    /** "lundi dernier", "last Monday". */
    LAST,
    /** "lundi de la semaine prochaine". */
    OF_NEXT_WEEK,
    /** "lundi de cette semaine". */
    OF_THIS_WEEK
  }
}
