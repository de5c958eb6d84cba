package io.relais.flows.answer;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** English words for dates. */
final class EnglishDates {
  static final DateWords WORDS =
      new DateWords(
          DateWords.inOrder(
              Month.class,
              "january jan",
              "february feb",
              "march mar",
              "april apr",
              "may",
              "june jun",
              "july jul",
              "august aug",
              "september sept sep",
              "october oct",
              "november nov",
              "december dec"),
          DateWords.inOrder(
              DayOfWeek.class,
              "monday",
              "tuesday",
              "wednesday wensday",
              "thursday",
              "friday",
              "saturday",
              "sunday"),
          DateWords.inOrder(
              DayOfWeek.class,
              "mon",
              "tue tues",
              "wed weds",
              "thu thur thurs",
              "fri",
              "sat",
              "sun"),
          Map.of(
              "day", ChronoUnit.DAYS,
              "days", ChronoUnit.DAYS,
              "week", ChronoUnit.WEEKS,
              "weeks", ChronoUnit.WEEKS,
              "month", ChronoUnit.MONTHS,
              "months", ChronoUnit.MONTHS,
              "year", ChronoUnit.YEARS,
              "years", ChronoUnit.YEARS),
          new Phrases<Integer>()
              .add(0, "today, tonight, this morning, this afternoon, this evening, todays date")
              .add(1, "tomorrow, tommorow, tommorrow, tomorow, tomorrw, tmrw, tmr, tmw, tomorrows")
              .add(2, "day after tomorrow, the day after tomorrow, overmorrow")
              .add(-1, "yesterday, yesterdays, last night")
              .add(-2, "day before yesterday, the day before yesterday"),
          new Phrases<MonthDay>()
              .add(MonthDay.of(Month.DECEMBER, 25), "christmas, christmas day, xmas, xmas day")
              .add(MonthDay.of(Month.DECEMBER, 24), "christmas eve, xmas eve")
              .add(MonthDay.of(Month.DECEMBER, 26), "boxing day")
              .add(MonthDay.of(Month.DECEMBER, 31), "new year s eve, new years eve")
              .add(MonthDay.of(Month.JANUARY, 1), "new year s day, new years day")
              .add(MonthDay.of(Month.FEBRUARY, 14), "valentine s day, valentines day, valentine s")
              .add(MonthDay.of(Month.OCTOBER, 31), "halloween"),
          new Phrases<Boolean>()
              .add(
                  true,
                  """
                  morning, afternoon, evening, night, noon, midday, midnight, lunchtime,
                  in the morning, in the afternoon, in the evening, at night, at noon,
                  early morning, late morning, early afternoon, late afternoon, end of day\
                  """),
          Set.of(),
          new Phrases<Boolean>()
              .add(
                  true,
                  """
                  if possible, if that s possible, if that s ok, if that works, no problem,
                  no worries, if it s possible, if you can, how about, what about\
                  """));

  private EnglishDates() {}
}
