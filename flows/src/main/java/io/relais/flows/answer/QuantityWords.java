package io.relais.flows.answer;

import java.math.BigDecimal;
import java.util.Set;

/** The words around a number that say whether it is the answer. Both languages in one list. */
final class QuantityWords {
  /** Anywhere in the text: the number is a bound, a guess, a rejection, or no number at all. */
  static final Phrases<Boolean> DOUBT =
      new Phrases<Boolean>()
          .add(
              true,
              """
              au moins, au plus, minimum, maximum, mini, maxi, max, moins de, plus de, plus que,
              moins que, ou plus, ou moins, et plus, ou plusieurs, jusqu a, jusque, entre, presque,
              a peine, quelques, plusieurs, plus ou moins, au maximum, au minimum,
              at least, at most, less than, more than, fewer than, up to, or more, or less, or so,
              or fewer, between, almost, nearly, over, under, a few, several, no more than,
              peut etre, peut etres, je sais pas, sais pas, ne sais, jsp, aucune idee, j hesite,
              maybe, perhaps, possibly, don t know, dont know, idk, dunno, not sure, no idea,
              pas sur, pas sure, ca depend, it depends, depends, sinon, ou bien, or maybe,
              mille merci, mille mercis, mille fois, mille excuses, mille pardons, thanks a million, thank you a million,
              a thousand times, a thousand thanks, deux secondes, deux minutes, 2 secondes,
              2 seconds, two seconds, two minutes, un deux, tous les deux, toutes les deux, les deux,
              a deux pas, the two, both, attends, attendez, patientez, hold on, give me, wait,
              donnez moi, donne moi, laissez moi, laisse moi, y a pas, aucun, aucune, none,
              pour cent, pourcent, pourcents, percent, per cent, ago, from now, heure, heures,
              o clock\
              """);

  /** Directly before a number. */
  static final Set<String> REFUSED_BEFORE =
      Words.set(
          """
          pas not sauf except le la the lundi mardi mercredi jeudi vendredi samedi
          dimanche monday tuesday wednesday thursday friday saturday sunday january
          february march april may june july august september october november december
          dans in sous within avant apres before after version ni nor code tel telephone
          phone zip cp point virgule\
          """);

  /** Directly before a long number: it is the name of something. */
  static final Set<String> NAMED_BEFORE =
      Set.of("cmd", "commande", "order", "ref", "reference", "dossier", "facture", "invoice");

  /** Directly after a number. */
  static final Set<String> REFUSED_AFTER =
      Words.set(
          """
          k h am pm e er eme ere nd th st janvier fevrier mars avril mai juin juillet aout
          septembre octobre novembre decembre january february march april may june july
          august september october november december janv fevr avr juil sept oct nov dec
          jan feb rue avenue boulevard bd av street road bis ter cent cents centime centimes
          pence penny douzaine douzaines dizaine dizaines vingtaine centaine centaines milles
          millier milliers dozens hundreds thousands grand\
          """);

  /** Words that join a number to another one that it is not. */
  static final Set<String> JOINTS =
      Words.set(
          """
          et and plus x fois times ou or + * × / = &\
          """);

  /** After "il y a 3" these make a point in time, anything else a count. */
  static final Set<String> TIME_UNITS =
      Words.set(
          """
          jour jours semaine semaines mois an ans annee annees min minutes secondes\
          """);

  static final Set<String> CURRENCIES =
      Words.set(
          """
          € $ £ euro euros eur dollar dollars usd pound pounds gbp livre livres chf franc
          francs\
          """);

  static final Set<String> NEGATIVE = Set.of("moins", "minus", "negative");

  /** What may stand beside a lone "un" or "one" that is meant as a number. */
  static final Set<String> FILLERS =
      Words.set(
          """
          j je en veux voudrais voudrai prends prendrai il m me faut juste seulement seul
          seule unique svp stp merci alors oui donc y on est sera suis serai just only
          please thanks yes i want need d ll take have get would like personne fois
          article piece enfant adulte place couvert chambre nuit billet exemplaire unite
          person item child adult seat room night ticket copy unit guest c single pour for
          s plait vous te\
          """);

  /** Words that are a quantity by themselves. */
  static final Phrases<BigDecimal> FRENCH_QUANTITIES =
      new Phrases<BigDecimal>()
          .add(BigDecimal.valueOf(12), "une douzaine")
          .add(BigDecimal.valueOf(6), "une demi douzaine, une demie douzaine")
          .add(new BigDecimal("0.75"), "trois quarts");

  static final Phrases<BigDecimal> ENGLISH_QUANTITIES =
      new Phrases<BigDecimal>()
          .add(BigDecimal.valueOf(6), "half a dozen, half dozen")
          .add(new BigDecimal("0.75"), "three quarters");

  private QuantityWords() {}

  static Phrases<BigDecimal> quantities(Language language) {
    return switch (language) {
      case FRENCH -> FRENCH_QUANTITIES;
      case ENGLISH -> ENGLISH_QUANTITIES;
      case OTHER -> new Phrases<>();
    };
  }
}
