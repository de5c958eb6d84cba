package io.relais.loadtest.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.loadtest.process.RunFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the simulator's ledger over its control API. */
public final class LedgerClient {
  private static final String COUNTS = "/simulator/ledger";
  private static final String LEDGER = "/simulator/ledger/export";
  private static final Duration ANSWER = Duration.ofMinutes(2);

  /** How far a customer's message is that the webhook has answered with 200. */
  private static final Set<String> ACKNOWLEDGED = Set.of("DELIVERED", "READ");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI simulator;
  private final HttpClient http;

  public LedgerClient(URI simulator, HttpClient http) {
    this.simulator = simulator;
    this.http = http;
  }

  /** Where the simulator is. */
  public URI simulator() {
    return simulator;
  }

  /** What tells that the simulator is there. */
  public URI ready() {
    return simulator.resolve(COUNTS);
  }

  /** How many messages of the brand were accepted so far. */
  public long accepted() {
    return counts().accepted();
  }

  /** What has happened so far. */
  public LedgerCounts counts() {
    var counts = parse(get(COUNTS, BodyHandlers.ofString()));
    return new LedgerCounts(
        counts.path("said").asLong(),
        counts.path("acknowledged").asLong(),
        counts.path("redeliveries").asLong(),
        counts.path("accepted").asLong(),
        counts.path("statuses").asLong());
  }

  /**
   * How many messages that each customer wrote on a phone of the simulator's were answered with
   * 200, by the phone's digits; those who wrote nothing are missing.
   *
   * @throws RunFailure where the ledger has forgotten some
   */
  public Map<String, Integer> acknowledged() {
    long said = counts().said();
    var byCustomer = new HashMap<String, Integer>();
    try (Stream<String> lines = get(LEDGER, BodyHandlers.ofLines())) {
      var inbound = lines.map(LedgerClient::parse).filter(line -> is(line, "in")).toList();
      check(inbound.size(), said, "messages");
      for (JsonNode line : inbound) {
        int one = ACKNOWLEDGED.contains(line.path("progress").asText()) ? 1 : 0;
        byCustomer.merge(line.path("customer").asText(), one, Integer::sum);
      }
    }
    return byCustomer;
  }

  /**
   * Every message of the brand, in the order of acceptance.
   *
   * @throws RunFailure where the ledger has forgotten some
   */
  public List<Reply> replies() {
    long accepted = accepted();
    try (Stream<String> lines = get(LEDGER, BodyHandlers.ofLines())) {
      var replies = lines.map(LedgerClient::parse).flatMap(line -> reply(line).stream()).toList();
      check(replies.size(), accepted, "replies");
      return replies;
    }
  }

  private static void check(long remembered, long all, String what) {
    if (remembered < all) {
      throw new RunFailure(
          "Expected all %d %s in the simulator's ledger, but it remembers %d: shorten the run."
              .formatted(all, what, remembered));
    }
  }

  private <T> T get(String path, BodyHandler<T> handler) {
    var request = HttpRequest.newBuilder(simulator.resolve(path)).timeout(ANSWER).build();
    try {
      HttpResponse<T> response = http.send(request, handler);
      if (response.statusCode() != 200) {
        throw new RunFailure(
            "Expected the simulator to answer 200 to %s, but it answered %d."
                .formatted(path, response.statusCode()));
      }
      return response.body();
    } catch (IOException e) {
      throw new RunFailure("Expected the simulator to answer, but: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while reading the simulator's ledger.", e);
    }
  }

  /** The message of the brand that a line of the ledger is about; empty where it is about none. */
  public static Optional<Reply> reply(JsonNode line) {
    if (!is(line, "out")) {
      return Optional.empty();
    }
    return Optional.of(
        new Reply(
            line.path("customer").asText(),
            Instant.parse(line.path("at").asText()),
            text(line.path("body")),
            line.path("callback").asText()));
  }

  private static boolean is(JsonNode line, String direction) {
    return line.path("kind").asText().equals("message")
        && line.path("direction").asText().equals(direction);
  }

  private static String text(JsonNode body) {
    var kind = body.path("type").asText();
    var content = body.path(kind).path("body");
    return kind.equals("interactive") ? content.path("text").asText() : content.asText();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RunFailure("Expected JSON from the simulator, but it is something else.", e);
    }
  }
}
