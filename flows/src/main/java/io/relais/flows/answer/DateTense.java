package io.relais.flows.answer;

import java.util.Set;

/** Whether a text speaks of a day that has been or of one to come. */
enum DateTense {
  /** Also where nothing is said: most questions ask for a day to come. */
  COMING,
  PAST,
  UNSURE;

  /** Only words that cannot speak of what is to come. */
  private static final Set<String> PAST_WORDS =
      Words.set(
          """
          dernier derniere passee depuis etait recu recue achetee last since bought ordered
          received arrived\
          """);

  private static final Phrases<Boolean> PAST_PHRASES =
      new Phrases<Boolean>()
          .add(
              true,
              """
              ai commande, ai achete, ai paye, ai recu, ai passe, ai appele, ai eu, ai pris, ai fait,
              ai envoye, ai retourne, ai renvoye, avons commande, avons achete, avons recu, a ete,
              ont ete, suis venu, suis venue, suis passe, suis passee, sommes venus, est arrive,
              est arrivee, ete livre, ete livree\
              """);

  private static final Set<String> COMING_WORDS = Set.of("prochain", "prochaine", "next", "coming");

  /** Past, or present, once the accent is lost ("j'arrive", "arrivé"); or either in English. */
  private static final Set<String> UNSURE_WORDS =
      Set.of("achete", "paye", "livre", "livree", "expedie", "envoye", "arrive", "was", "were");

  /** With one of these before it, such a word speaks of what is to come. */
  private static final Set<String> LEADS_ON =
      Set.of("etre", "faire", "soit", "sera", "serai", "pour", "j", "je", "on", "il", "elle", "me");

  static DateTense of(DateScan scan) {
    boolean past = says(scan, PAST_WORDS) || PAST_PHRASES.occurIn(scan.tokens());
    boolean coming = says(scan, COMING_WORDS);
    if (past) {
      return coming ? UNSURE : PAST;
    }
    return isUnsure(scan) ? UNSURE : COMING;
  }

  private static boolean says(DateScan scan, Set<String> words) {
    for (int i = 0; i < scan.tokens().size(); i++) {
      if (words.contains(scan.openWord(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnsure(DateScan scan) {
    Tokens tokens = scan.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      int before = tokens.isSign(i - 1, "'") ? i - 2 : i - 1;
      boolean unsure = UNSURE_WORDS.contains(scan.openWord(i));
      if ((unsure && !LEADS_ON.contains(tokens.word(before))) || isOrdered(scan, i)) {
        return true;
      }
    }
    return false;
  }

  /** "commandé le 15/11", but not "ma commande" elsewhere in the text. */
  private static boolean isOrdered(DateScan scan, int i) {
    Tokens tokens = scan.tokens();
    boolean beforeDate = i + 1 < tokens.size() && !scan.isOpen(i + 1);
    boolean beforeThe = tokens.word(i + 1).equals("le") && !scan.isOpen(i + 2);
    return scan.openWord(i).equals("commande") && (beforeDate || beforeThe);
  }
}
