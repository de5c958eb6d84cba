package io.relais.loadtest.injection;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What Gatling's process is told, as properties of its JVM.
 *
 * @param webhook where to post
 * @param numbers the brand's {@code phone_number_id}s
 * @param seed what people, their texts and every chance follow from
 * @param rate messages a second of those who come whether or not others have gone
 * @param people who are there at any time; who has finished is replaced
 * @param think how long somebody thinks between two messages, on average
 * @param span for how long people come
 * @param refusals percent of the POSTs that may be answered otherwise than with 200
 * @param posted the file that tells afterwards what was posted
 */
public record Load(
    URI webhook,
    List<String> numbers,
    long seed,
    double rate,
    int people,
    Duration think,
    Duration span,
    double refusals,
    Path posted) {

  private static final String PREFIX = "relais.load.";

  /** The slowest that a conversation may be over, after nobody new comes. */
  private static final Duration LAST = Duration.ofMinutes(3);

  public Load {
    numbers = List.copyOf(numbers);
  }

  /** When Gatling ends it, whatever is still going on. */
  Duration deadline() {
    return span.plus(LAST);
  }

  /** As properties. */
  public Map<String, String> properties() {
    return Map.of(
        PREFIX + "webhook", webhook.toString(),
        PREFIX + "numbers", String.join(",", numbers),
        PREFIX + "seed", Long.toString(seed),
        PREFIX + "rate", Double.toString(rate),
        PREFIX + "people", Integer.toString(people),
        PREFIX + "think", think.toString(),
        PREFIX + "span", span.toString(),
        PREFIX + "refusals", Double.toString(refusals),
        PREFIX + "posted", posted.toString());
  }

  /** From the properties of this process. */
  static Load ofThisProcess() {
    return new Load(
        URI.create(property("webhook")),
        List.of(property("numbers").split(",")),
        Long.parseLong(property("seed")),
        Double.parseDouble(property("rate")),
        Integer.parseInt(property("people")),
        Duration.parse(property("think")),
        Duration.parse(property("span")),
        Double.parseDouble(property("refusals")),
        Path.of(property("posted")));
  }

  private static String property(String name) {
    var value = System.getProperty(PREFIX + name);
    if (value == null) {
      throw new IllegalStateException(
          "Expected the property %s%s, but it is not set: start this by loadtest/run."
              .formatted(PREFIX, name));
    }
    return value;
  }
}
