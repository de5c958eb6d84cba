package io.relais.flows.answer;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** French words for dates. */
final class FrenchDates {
  static final DateWords WORDS =
      new DateWords(
          DateWords.inOrder(
              Month.class,
              "janvier janv jan",
              "fevrier fevr fev",
              "mars",
              "avril avr",
              "mai",
              "juin",
              "juillet juil juill",
              "aout aou",
              "septembre sept sep",
              "octobre oct",
              "novembre nov",
              "decembre dec"),
          DateWords.inOrder(
              DayOfWeek.class,
              "lundi",
              "mardi",
              "mercredi",
              "jeudi",
              "vendredi",
              "samedi",
              "dimanche"),
          DateWords.inOrder(
              DayOfWeek.class, "lun", "mar", "mer merc", "jeu", "ven vend", "sam", "dim"),
          Map.of(
              "jour", ChronoUnit.DAYS,
              "jours", ChronoUnit.DAYS,
              "j", ChronoUnit.DAYS,
              "semaine", ChronoUnit.WEEKS,
              "semaines", ChronoUnit.WEEKS,
              "mois", ChronoUnit.MONTHS,
              "an", ChronoUnit.YEARS,
              "ans", ChronoUnit.YEARS),
          new Phrases<Integer>()
              .add(
                  0,
                  """
                  aujourd hui, aujourdhui, aujourd'hui, auj, ajd, aujourdui, ce jour, ce matin,
                  ce midi, ce soir, cet apres midi, cette apres midi, cet aprem\
                  """)
              .add(1, "demain, demin, demian, dmain")
              .add(2, "apres demain, apresdemain, apres demian")
              .add(-1, "hier")
              .add(-2, "avant hier, avanthier"),
          new Phrases<MonthDay>()
              .add(MonthDay.of(Month.DECEMBER, 25), "noel, jour de noel")
              .add(MonthDay.of(Month.DECEMBER, 24), "veille de noel, reveillon de noel")
              .add(MonthDay.of(Month.DECEMBER, 31), "saint sylvestre, st sylvestre")
              .add(MonthDay.of(Month.JANUARY, 1), "jour de l an, nouvel an")
              .add(MonthDay.of(Month.FEBRUARY, 14), "saint valentin, st valentin")
              .add(MonthDay.of(Month.OCTOBER, 31), "halloween")
              .add(MonthDay.of(Month.NOVEMBER, 1), "toussaint"),
          new Phrases<Boolean>()
              .add(
                  true,
                  """
                  matin, matinee, midi, soir, soiree, aprem, apres midi, minuit, en matinee,
                  dans la matinee, dans l apres midi, en soiree, en journee, dans la journee,
                  dans la soiree, debut de matinee, fin de matinee, debut d apres midi,
                  fin d apres midi, debut de soiree, fin de journee, milieu d apres midi\
                  """),
          Set.of("1er", "premier"),
          new Phrases<Boolean>()
              .add(
                  true,
                  """
                  si possible, s il vous plait, s il te plait, pas de souci, pas de soucis,
                  pas de probleme, pas de problemes, si c est possible, ca marche, que diriez vous de, s il y a de la place\
                  """));

  private FrenchDates() {}
}
