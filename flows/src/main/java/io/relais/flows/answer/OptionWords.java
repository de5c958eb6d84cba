package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which words of a sentence and of a label carry weight. Both languages in one list. */
final class OptionWords {
  private static final int SHORTEST_STEM = 5;
  private static final int LONGEST_ENDING = 3;
  private static final int ONE_SLIP = 5;

  static final Set<String> NEGATIONS =
      Words.set(
          """
          pas non ni jamais aucun aucune sans sauf rien plus ne not no never without
          except t dont cannot cant neither nor none isnt hormis excepte but mais\
          """);

  /** A question about an option, or a doubt, is not a choice. */
  static final Phrases<Boolean> QUESTIONS =
      new Phrases<Boolean>()
          .add(
              true,
              """
              ?, comment, combien, pourquoi, quel, quelle, quels, quelles, quoi, est ce que, quand,
              difference, difference entre, how, what, why, which, when, peut etre, maybe, perhaps,
              je ne sais pas, je sais pas, sais pas, don t know, not sure, hesite, hesitate,
              ca depend, depends, les deux, both\
              """);

  private static final Set<String> FRENCH_STOP_WORDS =
      Words.set(
          """
          le la les l un une des de du d au aux a en et ou je j tu il elle on nous vous ils me m te
          se s ce c cette ces cet mon ma mes ton ta tes son sa ses notre nos votre vos que qu qui y
          pour par dans sur est suis sont etre ai as avoir avez veux voudrais voudrai aimerais
          souhaite souhaiterais vouloir besoin faire fais fait faut prendre prends choisis choisir
          svp stp merci plait bonjour bonsoir salut coucou oui ok alors donc plutot bien aller vais
          va concerne concernant propos sujet cela ca celui celle option choix peux pouvez
          aujourd hui euh beaucoup juste mettre passer avais sera quelque chose truc quelqu qqn qqun qqch\
          """);

  private static final Set<String> ENGLISH_STOP_WORDS =
      Words.set(
          """
          the a an i my your our me you we it its to for of in at is am are be this that these want
          would like d ll ve need make do get have take please thanks thank something anything
          someone somebody where hello hi hey yes and or about one some can could choose pick go
          going just there choice\
          """);

  private OptionWords() {}

  static boolean isStopWord(String word) {
    return FRENCH_STOP_WORDS.contains(word) || ENGLISH_STOP_WORDS.contains(word);
  }

  static List<String> significant(Tokens tokens) {
    List<String> words = new ArrayList<>();
    for (String word : all(tokens)) {
      if (!isStopWord(word)) {
        words.add(word);
      }
    }
    return words;
  }

  /** All words and numbers but elided ones, the "m" of "m'en". */
  static List<String> all(Tokens tokens) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean elided = tokens.isSign(i + 1, "'") && tokens.isGlued(i + 1);
      if ((tokens.at(i).isWord() && !elided) || tokens.hasDigits(i)) {
        words.add(tokens.at(i).text());
      }
    }
    return words;
  }

  /** Equal but for a plural, an ending ("retour", "retourner") or one slip in a longer word. */
  static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    if (Character.isDigit(a.charAt(0)) || Character.isDigit(b.charAt(0))) {
      return false;
    }
    return isForm(a, b) || isForm(b, a) || isSlip(a, b);
  }

  /** The same, but for other endings: "commander" is not "commande". */
  static boolean sameWord(String a, String b) {
    boolean plural = a.equals(b + "s") || b.equals(a + "s") || a.equals(b + "x");
    boolean otherEnding = a.startsWith(b) || b.startsWith(a);
    return a.equals(b) || plural || (same(a, b) && !otherEnding);
  }

  private static boolean isForm(String longer, String shorter) {
    int more = longer.length() - shorter.length();
    boolean plural = more == 1 && (longer.endsWith("s") || longer.endsWith("x"));
    boolean ending = shorter.length() >= SHORTEST_STEM && more > 0 && more <= LONGEST_ENDING;
    return (plural || ending) && shorter.length() >= 3 && longer.startsWith(shorter);
  }

  private static boolean isSlip(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    boolean longEnough =
        shorter >= ONE_SLIP || (shorter == ONE_SLIP - 1 && a.length() != b.length());
    return longEnough && a.charAt(0) == b.charAt(0) && Similarity.isWithin(a, b, 1);
  }
}
