package io.relais.flows.answer;

import java.util.Optional;
import java.util.Set;

/** What else stands in a text that names a date, and whether it may. Both languages in one list. */
final class DateNoise {
  /** From this many digits on, a number is a phone or an order, not part of a date. */
  private static final int LONG_NUMBER = 5;

  private static final Phrases<Boolean> DOUBTS =
      new Phrases<Boolean>()
          .add(
              true,
              """
              a demain, a lundi, a mardi, a mercredi, a jeudi, a vendredi, a samedi, a dimanche,
              see you, en huit, en quinze, peut etre, au plus tot\
              """);

  /** Words that bound, reject, repeat or blur a date. */
  private static final Set<String> REFUSED =
      Words.set(
          """
          pas jamais sauf ni aucun aucune impossible indisponible probablement normalement
          avant apres jusqu jusque partir entre environ vers sous ici tard fin debut
          milieu mi courant semaine semaines mois weekend weekends week an ans annee tous
          toutes chaque veille lendemain surlendemain quinzaine huitaine si ou vacances
          marche reveillon ouvres ouvrables jours sinon hormis excepte later than onwards latest earliest past not never
          except t dont cant cannot unavailable maybe perhaps probably before after until
          till by from between around about within end beginning start starting mid early
          late weeks month months year years every each eve fortnight if or holiday
          holidays market party business working either days mondays tuesdays wednesdays
          thursdays fridays saturdays sundays lundis mardis mercredis jeudis vendredis
          samedis dimanches\
          """);

  private static final Set<String> CONNECTORS =
      Words.set(
          """
          et a au ou du de le la and to or of the en\
          """);

  private static final Set<String> FOR = Set.of("pour", "for");

  private DateNoise() {}

  /** Marks phrases that say nothing of the date, and refuses farewells and guesses. */
  static void pass(DateScan scan) {
    if (DOUBTS.occurIn(scan.tokens())) {
      scan.doubt();
    }
    Phrases<Boolean> harmless = DateWords.of(scan.language()).harmless();
    for (int i = 0; i < scan.tokens().size(); i++) {
      Optional<Phrases.Match<Boolean>> match = harmless.at(scan.tokens(), i);
      if (match.isPresent()) {
        scan.understand(i, match.get().end());
      }
    }
  }

  static boolean hasLeftovers(DateScan scan) {
    for (int i = 0; i < scan.tokens().size(); ) {
      if (REFUSED.contains(scan.openWord(i)) || isGone(scan, i)) {
        return true;
      }
      int end = endOfNumber(scan, i);
      if (end > i && mayBelong(scan, i, end)) {
        return true;
      }
      i = Math.max(i + 1, end);
    }
    return false;
  }

  /** "lundi passé" is over, "je passe lundi" is to come; without its accent, the place tells. */
  private static boolean isGone(DateScan scan, int i) {
    return scan.openWord(i).equals("passe") && i > 0 && !scan.isOpen(i - 1);
  }

  /** Where an open number ends, in digits (a phone in all its groups) or in words; -1 if none. */
  private static int endOfNumber(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    if (!scan.isOpen(i)) {
      return -1;
    }
    if (!tokens.hasDigits(i)) {
      return Cardinal.at(tokens, i, scan.language())
          .filter(cardinal -> !cardinal.article())
          .map(Cardinal::end)
          .orElse(-1);
    }
    int end = i + 1;
    while (scan.isOpen(end) && (tokens.hasDigits(end) || parts(tokens, end))) {
      end++;
    }
    return end;
  }

  private static boolean parts(Tokens tokens, int index) {
    return tokens.isGlued(index)
        && tokens.isGlued(index + 1)
        && tokens.hasDigits(index + 1)
        && "-./".contains(tokens.at(index).text());
  }

  /** A number that may be a part of the date, or of another date. */
  private static boolean mayBelong(DateScan scan, int start, int end) {
    Tokens tokens = scan.tokens();
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += tokens.hasDigits(i) ? tokens.at(i).text().length() : 0;
    }
    boolean counted = tokens.at(end).isWord() && !CONNECTORS.contains(tokens.word(end));
    boolean unit = DateWords.of(scan.language()).units().containsKey(tokens.word(end));
    boolean forSome = FOR.contains(tokens.word(start - 1)) && !tokens.isGlued(end);
    return digits < LONG_NUMBER && !isCode(tokens, start) && !forSome && (!counted || unit);
  }

  /** "CMD-123": letters before the digits, joined by a sign or by nothing. */
  private static boolean isCode(Tokens tokens, int start) {
    boolean sign = tokens.isGlued(start - 1) && tokens.at(start - 2).isWord();
    return tokens.isGlued(start) && (tokens.at(start - 1).isWord() || sign);
  }
}
