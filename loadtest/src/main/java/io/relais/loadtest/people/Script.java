package io.relais.loadtest.people;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a customer writes, message by message, and the one reply that each of them must bring. What
 * is in braces differs from person to person, and comes back in replies, so that an answer to
 * somebody else's message is noticed.
 *
 * @param name of the script, for files and reports
 * @param exchanges in their order
 * @param visits how often the same customer goes through them
 */
public record Script(String name, List<Exchange> exchanges, int visits) {

  /**
   * A message and its reply.
   *
   * @param what the message is about, for reports
   * @param reply a part that only the reply to this message has
   */
  public record Exchange(String what, String message, String reply) {}

  /** So many different order numbers. */
  private static final int ORDERS = 100_000;

  private static final int FEWEST_ARTICLES = 2;
  private static final int ARTICLES = 90;

  /** The demo brand takes back at most twenty articles at once. */
  private static final int PARCEL = 20;

  public Script {
    exchanges = List.copyOf(exchanges);
    if (exchanges.isEmpty() || visits < 1) {
      throw new IllegalArgumentException("Expected at least one message, but there is none.");
    }
  }

  /** To be gone through once. */
  public Script(String name, List<Exchange> exchanges) {
    this(name, exchanges, 1);
  }

  /** The same for customers who come back and begin again. */
  public Script visited(int times) {
    return new Script(name, exchanges, times);
  }

  /** How many messages a customer writes. */
  public int length() {
    return exchanges.size() * visits;
  }

  /** What message {@code turn} is about, counted from 0. */
  public String what(int turn) {
    return exchange(turn).what();
  }

  /** What that person writes as message {@code turn}. */
  public String message(long person, int turn) {
    return of(person, exchange(turn).message());
  }

  /** A part that only the reply to that message has. */
  public String reply(long person, int turn) {
    return of(person, exchange(turn).reply());
  }

  /** Which messages of that person a text of the brand may answer, in their order. */
  public List<Integer> answered(long person, String text) {
    var once =
        IntStream.range(0, exchanges.size())
            .filter(turn -> text.contains(reply(person, turn)))
            .toArray();
    return IntStream.range(0, visits)
        .flatMap(visit -> IntStream.of(once).map(turn -> visit * exchanges.size() + turn))
        .boxed()
        .toList();
  }

  private Exchange exchange(int turn) {
    return exchanges.get(turn % exchanges.size());
  }

  private static String of(long person, String template) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    return template
        .replace("{order}", "CMD-%05d".formatted(person % ORDERS))
        .replace("{email}", "client" + person + "@example.org")
        .replace("{typo}", "client" + person + "@exemple")
        .replace("{articles}", Long.toString(FEWEST_ARTICLES + person % ARTICLES))
        .replace("{parcel}", Long.toString(1 + person % PARCEL));
  }
}
