package io.relais.loadtest.people;

import io.relais.loadtest.people.Script.Exchange;
import java.util.List;

/** What customers of the two brands write. */
public final class Scripts {

  /** The flow in {@code loadtest/workspace}. */
  public static final Script BENCH =
      new Script(
          "bench",
          List.of(
              new Exchange("greeting", "Bonjour !", "que puis-je faire pour vous"),
              new Exchange("menu", "Suivre ma commande", "Quel est votre numéro de commande"),
              new Exchange(
                  "order number",
                  "c'est la {order}, merci",
                  "Commande {order}. Quel est votre e-mail"),
              new Exchange("e-mail", "{email}", "Nous écrirons à {email}. Combien d'articles"),
              new Exchange(
                  "articles",
                  "{articles} articles",
                  "Commande {order}, {articles} articles : bonne journée")));

  private static final Exchange TRACK =
      new Exchange("menu", "Suivre ma commande", "Quel est votre numéro de commande");
  private static final Exchange NO_MORE =
      new Exchange("menu", "Non, c'est tout", "Avant de nous quitter");
  private static final String WELCOME = "Que puis-je faire pour vous";
  private static final String GOODBYE = "Merci et à très bientôt";

  /** An order, its number at the second attempt, and a good mark. */
  private static final Script ORDER =
      new Script(
          "order",
          List.of(
              new Exchange("greeting", "Bonjour !", WELCOME),
              TRACK,
              new Exchange("order number, wrong", "euh, je cherche", "Je ne le reconnais pas"),
              new Exchange(
                  "order number", "c'est la {order}, merci", "bien noté la commande {order}"),
              new Exchange("menu", "Non merci", "Puis-je faire autre chose pour vous"),
              NO_MORE,
              new Exchange("mark", "5", GOODBYE)));

  /** A return, with an e-mail address that is none at first. */
  private static final Script RETURN =
      new Script(
          "return",
          List.of(
              new Exchange("greeting", "Salut", WELCOME),
              new Exchange("menu", "Faire un retour", "préparons votre retour"),
              new Exchange("order number", "{order}", "Combien d'articles souhaitez-vous"),
              new Exchange("articles", "{parcel}", "Pour quelle raison"),
              new Exchange("menu", "Article défectueux", "Quand avez-vous reçu votre commande"),
              new Exchange("date", "hier", "À quelle adresse e-mail"),
              new Exchange("e-mail, wrong", "{typo}", "Je n'ai pas reconnu d'adresse e-mail"),
              new Exchange("e-mail", "pardon, {email}", "réponse à {email}"),
              new Exchange("yes", "oui", "Merci, tout est clair"),
              NO_MORE,
              new Exchange("mark", "4", GOODBYE)));

  /** Somebody who wants a person, in the middle of a question. */
  private static final Script PERSON =
      new Script(
          "person",
          List.of(
              new Exchange("greeting", "Bonsoir", WELCOME),
              TRACK,
              new Exchange("word for a person", "Conseiller", "Nos conseillers vous répondent")));

  /** Somebody to whom a person is offered, and who is not content. */
  private static final Script OFFERED =
      new Script(
          "offered",
          List.of(
              new Exchange("greeting", "Coucou", WELCOME),
              TRACK,
              new Exchange("order number", "{order}", "bien noté la commande {order}"),
              new Exchange("menu", "Oui, volontiers", "sous la main : {order}"),
              NO_MORE,
              new Exchange("mark", "2", "J'en suis désolé"),
              new Exchange("words", "C'était trop long", GOODBYE)));

  /** Somebody who changes their mind and begins again. */
  private static final Script AGAIN =
      new Script(
          "again",
          List.of(
              new Exchange("greeting", "Bonjour", "assistant automatique"),
              new Exchange("menu", "Faire un retour", "préparons votre retour"),
              new Exchange("word for the menu", "menu", WELCOME),
              new Exchange("menu", "Parler à quelqu'un", "Nos conseillers vous répondent"),
              new Exchange("menu", "Non, c'est tout", "Avant de nous quitter"),
              new Exchange("mark", "3", GOODBYE)));

  /** The demo brand's customers; who writes what follows from who it is. */
  private static final List<Script> DEMO = List.of(ORDER, RETURN, PERSON, OFFERED, AGAIN);

  private static final List<Script> ALL = List.of(BENCH, ORDER, RETURN, PERSON, OFFERED, AGAIN);

  private Scripts() {}

  /** What that customer of the demo brand writes. */
  public static Script demo(long person) {
    return DEMO.get((int) (person % DEMO.size()));
  }

  /** The mean number of messages of the demo brand's customers. */
  public static double demoLength() {
    return DEMO.stream().mapToInt(Script::length).average().orElseThrow();
  }

  /** The script of that name. */
  public static Script named(String name) {
    return ALL.stream()
        .filter(script -> script.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected a script, but \"%s\" is none.".formatted(name)));
  }
}
