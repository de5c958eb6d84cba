package io.relais.loadtest.people;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The five messages of a conversation and the reply to each, as the flow in {@code
 * loadtest/workspace} gives it. What a customer wrote comes back in the replies, so that an answer
 * to somebody else's message is noticed.
 */
public final class Script {

  private record Exchange(String message, String reply) {}

  private static final List<Exchange> EXCHANGES =
      List.of(
          new Exchange("Bonjour !", "que puis-je faire pour vous"),
          new Exchange("Suivre ma commande", "Quel est votre numéro de commande"),
          new Exchange("c'est la {order}, merci", "Commande {order}. Quel est votre e-mail"),
          new Exchange("{email}", "Nous écrirons à {email}. Combien d'articles"),
          new Exchange(
              "{articles} articles", "Commande {order}, {articles} articles : bonne journée"));

  /** How many messages a customer writes. */
  public static final int LENGTH = EXCHANGES.size();

  private static final int ORDERS = 100_000;
  private static final int FEWEST_ARTICLES = 2;
  private static final int ARTICLES = 90;

  private Script() {}

  /** What that person writes as message {@code turn}, counted from 0. */
  public static String message(long person, int turn) {
    return of(person, EXCHANGES.get(turn).message());
  }

  /** A part that only the reply to that message has. */
  public static String reply(long person, int turn) {
    return of(person, EXCHANGES.get(turn).reply());
  }

  /** Which message of that person a text of the brand answers; empty where it answers none. */
  public static OptionalInt answered(long person, String text) {
    return IntStream.range(0, LENGTH)
        .filter(turn -> text.contains(reply(person, turn)))
        .findFirst();
  }

  private static String of(long person, String template) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    return template
        .replace("{order}", "CMD-%05d".formatted(person % ORDERS))
        .replace("{email}", "client" + person + "@example.org")
        .replace("{articles}", Long.toString(FEWEST_ARTICLES + person % ARTICLES));
  }
}
