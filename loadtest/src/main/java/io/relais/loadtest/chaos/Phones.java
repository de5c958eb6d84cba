package io.relais.loadtest.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.loadtest.process.RunFailure;
import io.relais.loadtest.verdict.LedgerClient;
import io.relais.loadtest.verdict.Reply;
import io.relais.loadtest.wire.Customer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The customers' side of the simulator's control API: what is said there, the simulator posts to
 * the webhook, one after the other for each person, and again and again until it is answered with
 * 200.
 */
final class Phones {
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI customers;
  private final HttpClient http;

  Phones(URI simulator, HttpClient http) {
    this.customers = simulator.resolve("/simulator/customers");
    this.http = http;
  }

  /** Somebody gets a phone. */
  void join(Customer customer) {
    send(
        customers,
        Map.of("name", customer.name(), "phone", customer.phone(), "user_id", customer.userId()));
  }

  /** Somebody writes to that number of the brand. */
  void say(Customer customer, String number, String text) {
    send(of(customer, "/messages"), Map.of("text", text, "number", number));
  }

  /** Waits until there are so many replies; false where there are not within the time. */
  boolean await(Customer customer, int replies, Duration time) {
    var address = of(customer, "/replies?count=" + replies + "&timeout=" + time.toMillis());
    return get(address).path("reached").asBoolean();
  }

  /** What the brand has told this customer so far. */
  List<Reply> heard(Customer customer) {
    var heard = new ArrayList<Reply>();
    for (JsonNode line : get(of(customer, "/transcript")).path("lines")) {
      LedgerClient.reply(line).ifPresent(heard::add);
    }
    return heard;
  }

  private JsonNode get(URI address) {
    var answer = answer(HttpRequest.newBuilder(address).timeout(ANSWER).build());
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new RunFailure("Expected JSON from the simulator, but it is something else.", e);
    }
  }

  private URI of(Customer customer, String call) {
    return URI.create(customers + "/" + customer.phone() + call);
  }

  private void send(URI address, Map<String, String> fields) {
    var body = JSON.valueToTree(fields).toString();
    answer(
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private String answer(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new RunFailure(
            "Expected the simulator to answer 200 to %s, but it answered %d: %s"
                .formatted(request.uri().getPath(), response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new RunFailure("Expected the simulator to answer, but: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while speaking for a customer.", e);
    }
  }
}
