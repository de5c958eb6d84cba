package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Yes or no, from what a text says of itself.
 *
 * <p>Every phrase of the text gets a mark. A doubt ("mais", "peut-être", a question) or marks of
 * both kinds give nothing. Words that mean nothing here are allowed after a clear word only: "oui,
 * je viendrai avec lui" is a yes, "ok je regarde" and "il a dit oui" are not.
 */
final class YesNoReader {
  private YesNoReader() {}

  /** What a phrase says. */
  enum Mark {
    /** A yes that further words do not change: "oui", "je confirme". */
    YES,
    /** A yes only if nothing else is said: "ok", "parfait". */
    WEAK_YES,
    NO,
    WEAK_NO,
    /** Takes back or questions whatever else is said. */
    DOUBT,
    /** A negation of something that is not understood. */
    NEGATION,
    /** Courtesy and filling words. */
    NEUTRAL,
    /** Everything else. */
    FREE
  }

  static Optional<Boolean> read(String text, Language language) {
    Tokens tokens = Tokens.of(text);
    return decide(marks(tokens, YesNoWords.of(language)));
  }

  private static List<Mark> marks(Tokens written, Phrases<Mark> phrases) {
    Tokens tokens = written.withWords(word -> shortened(word, phrases));
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      Optional<Phrases.Match<Mark>> match =
          startsCompound(tokens, i) ? Optional.empty() : phrases.at(tokens, i);
      if (match.isPresent()) {
        marks.add(stressed(tokens, i, match.get()));
        i = match.get().end();
      } else {
        marks.add(unknown(tokens.at(i)));
        i++;
      }
    }
    marks.removeIf(mark -> mark == Mark.NEUTRAL);
    return marks;
  }

  private static Mark unknown(Token token) {
    boolean says = token.isWord() || token.isDigits();
    return says ? Mark.FREE : Mark.NEUTRAL;
  }

  /** "non-fumeur", "no-show": the first word is not an answer. */
  private static boolean startsCompound(Tokens tokens, int index) {
    return tokens.at(index).isWord()
        && tokens.skipHyphen(index + 1) > index + 1
        && YesNoWords.JOINS_WORDS.contains(tokens.word(index));
  }

  /** "No, cancel it" is a no; in "no idea" the word only belongs to the next one. */
  private static Mark stressed(Tokens tokens, int index, Phrases.Match<Mark> match) {
    boolean bareNo = match.meaning() == Mark.WEAK_NO && tokens.word(index).equals("no");
    Token.Kind next = tokens.at(match.end()).kind();
    boolean stop =
        next == Token.Kind.SIGN
            || next == Token.Kind.LINE
            || YesNoWords.FOLLOW_NO.contains(tokens.word(match.end()));
    return bareNo && match.end() == index + 1 && stop ? Mark.NO : match.meaning();
  }

  private static Optional<Boolean> decide(List<Mark> marks) {
    boolean yes = marks.contains(Mark.YES) || marks.contains(Mark.WEAK_YES);
    boolean no = marks.contains(Mark.NO) || marks.contains(Mark.WEAK_NO);
    boolean more = marks.contains(Mark.FREE);
    if (marks.contains(Mark.DOUBT) || yes == no) {
      return Optional.empty();
    }
    if (yes) {
      boolean clear = !marks.contains(Mark.NEGATION) && (!more || marks.getFirst() == Mark.YES);
      return clear ? Optional.of(true) : Optional.empty();
    }
    return !more || marks.getFirst() == Mark.NO ? Optional.of(false) : Optional.empty();
  }

  /** "ouiiii", "ouui" and "yess" are "oui" and "yes"; a word that is known stays as it is. */
  private static String shortened(String word, Phrases<Mark> phrases) {
    if (phrases.knows(word)) {
      return word;
    }
    String once = Repeats.single(word);
    if (phrases.knows(once)) {
      return once;
    }
    String all = Repeats.all(word);
    return phrases.knows(all) ? all : word;
  }
}
