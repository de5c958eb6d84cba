package io.relais.flows.expr;

import java.util.List;

/**
 * What a designer is told of a function of expressions. The tests evaluate every example.
 *
 * @param shape how it is called: {@code date(a date)}
 * @param arguments how many values stand in its parentheses
 * @param member it stands behind a value: {@code note.contains('x')}
 */
public record FunctionDoc(
    String name, String shape, int arguments, boolean member, String purpose, String example) {

  /** Every function there is. */
  public static final List<FunctionDoc> ALL =
      List.of(
          global("or", "or(a value, another of its type)", 2)
              .does("The first value, or the second where the first is unset.")
              .as("or(contact.first_name, 'et bienvenue')"),
          global("size", "size(a text or list)", 1)
              .does("How many characters a text has, or items a list.")
              .as("size(note) > 200"),
          global("date", "date(a date)", 1)
              .does("A date in the customer's language, with the year where it is not this one.")
              .as("date(day)"),
          global("iso", "iso(a date)", 1)
              .does("A date as 2026-11-25; a moment with its time and offset.")
              .as("iso(day)"),
          global("relative", "relative(a date)", 1)
              .does("A date or moment as people say it from now: demain à 9h, in 20 minutes.")
              .as("relative(hours.sav.next_open)"),
          global("at", "at(a date, a time)", 2)
              .does("A date at a time of its day.")
              .as("at(day, '18:00')"),
          global("open", "open(hours, a moment)", 2)
              .does("Whether it is open then; hours.sav.open tells of now.")
              .as("open(hours.sav, at(day, '18:00'))"),
          global("next_open", "next_open(hours, a moment)", 2)
              .does("When it opens next, seen from then; hours.sav.next_open tells it from now.")
              .as("next_open(hours.sav, day)"),
          global("today", "today()", 0).does("The date where the brand is.").as("day < today()"),
          global("now", "now()", 0)
              .does("The moment, by the clock where the brand is.")
              .as("now() > day"),
          global("days", "days(an int)", 1)
              .does("A span of days, to add to a date or to compare the difference of two with.")
              .as("day > today() + days(60)"),
          member("contains", "text.contains(a text)", 1)
              .does("Whether a text stands anywhere in another.")
              .as("note.contains('urgent')"),
          member("startsWith", "text.startsWith(a text)", 1)
              .does("Whether a text begins with another.")
              .as("note.startsWith('CMD')"),
          member("endsWith", "text.endsWith(a text)", 1)
              .does("Whether a text ends with another.")
              .as("note.endsWith('?')"),
          member("matches", "text.matches(a pattern)", 1)
              .does("Whether a pattern (RE2) is found in a text.")
              .as("note.matches('CMD-[0-9]{5}')"),
          global("has", "has(a field of a record)", 1)
              .does("Whether a field of a record is set.")
              .as("has(order.eta)"),
          member("exists", "list.exists(x, a condition on x)", 2)
              .does("Whether some item of a list satisfies a condition.")
              .as("slots.exists(s, s.id == 'am')"),
          member("exists_one", "list.exists_one(x, a condition on x)", 2)
              .does("Whether exactly one item of a list satisfies a condition.")
              .as("slots.exists_one(s, s.id == 'am')"),
          member("all", "list.all(x, a condition on x)", 2)
              .does("Whether every item of a list satisfies a condition.")
              .as("slots.all(s, s.label != '')"),
          member("map", "list.map(x, a value)", 2)
              .does("A list with one value for each item.")
              .as("'Matin' in slots.map(s, s.label)"),
          member("filter", "list.filter(x, a condition on x)", 2)
              .does("The items of a list that satisfy a condition.")
              .as("size(slots.filter(s, s.id != 'am')) == 1"));

  private static FunctionDoc global(String name, String shape, int arguments) {
    return new FunctionDoc(name, shape, arguments, false, "", "");
  }

  private static FunctionDoc member(String name, String shape, int arguments) {
    return new FunctionDoc(name, shape, arguments, true, "", "");
  }

  private FunctionDoc does(String what) {
    return new FunctionDoc(name, shape, arguments, member, what, example);
  }

  private FunctionDoc as(String written) {
    return new FunctionDoc(name, shape, arguments, member, purpose, written);
  }
}
