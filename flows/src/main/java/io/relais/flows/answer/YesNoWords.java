package io.relais.flows.answer;

import io.relais.flows.answer.YesNoReader.Mark;
import java.util.Set;

/** What says yes and no in every language, and the tables of each. */
final class YesNoWords {
  /** Words that make another word with a hyphen: "non-fumeur". */
  static final Set<String> JOINS_WORDS = Set.of("non", "no", "sans", "ok", "yes", "oui");

  /** After these, "no" is an answer of its own: "no I can't". */
  static final Set<String> FOLLOW_NO =
      Words.set(
          """
          i it that this we they please sorry not never don\
          """);

  private static final Phrases<Mark> SHARED =
      new Phrases<Mark>()
          .add(Mark.YES, "oui, yes, yep, yeah, 👍, ✅, ✔, ☑, 👌")
          .add(Mark.WEAK_YES, "ok, okay, okey, oki, okok, true, 🆗")
          .add(Mark.NO, "non, nope, 👎, ❌, 🚫, ⛔, ✖")
          .add(Mark.WEAK_NO, "no, false, 🙅")
          .add(Mark.DOUBT, "?, 🤔, 🤷, 😕")
          .add(Mark.NEUTRAL, "lol, haha, merci, please, thanks, ♂, ♀");

  private static final Phrases<Mark> FRENCH =
      new Phrases<Mark>().addAll(SHARED).addAll(FrenchYesNo.PHRASES);

  private static final Phrases<Mark> ENGLISH =
      new Phrases<Mark>().addAll(SHARED).addAll(EnglishYesNo.PHRASES);

  private YesNoWords() {}

  static Phrases<Mark> of(Language language) {
    return switch (language) {
      case FRENCH -> FRENCH;
      case ENGLISH -> ENGLISH;
      case OTHER -> SHARED;
    };
  }
}
