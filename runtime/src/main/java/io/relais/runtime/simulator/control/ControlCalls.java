package io.relais.runtime.simulator.control;

import static io.relais.runtime.simulator.control.ControlRequests.JSON;
import static io.relais.runtime.simulator.control.ControlRequests.optional;
import static io.relais.runtime.simulator.control.ControlRequests.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.network.Network;
import io.relais.runtime.simulator.network.Network.Saying;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;

/** What the calls about customers do; each returns the answer's JSON. */
final class ControlCalls {

  /** How many customers a listing names. */
  private static final int MAX_LISTED = 1_000;

  private final ActorSystem<?> system;
  private final Network network;
  private final RandomGenerator random;

  ControlCalls(ActorSystem<?> system, Network network, RandomGenerator random) {
    this.system = system;
    this.network = network;
    this.random = random;
  }

  JsonNode join(JsonNode body) {
    return customer(network.join(ControlRequests.customer(body, random)));
  }

  JsonNode customers() {
    ArrayNode all = JSON.createArrayNode();
    network.ledger().customers().stream().limit(MAX_LISTED).forEach(log -> all.add(customer(log)));
    return all;
  }

  JsonNode say(String key, JsonNode body) {
    var log = find(key);
    String context = optional(body, "context");
    String number = optional(body, "number");
    var content = ControlRequests.content(body);
    return sent(
        number == null
            ? network.say(log, content, context)
            : network.say(log, number, content, context));
  }

  JsonNode tap(String key, JsonNode body) {
    String choice = required(body, "choice");
    return network
        .tap(find(key), optional(body, "message"), choice)
        .map(ControlCalls::sent)
        .orElseThrow(
            () ->
                new BadControl(
                    404, "Expected a message that offers '%s', but none does.".formatted(choice)));
  }

  JsonNode sayTogether(JsonNode body) {
    var sayings = new ArrayList<Saying>();
    for (JsonNode each : body.path("messages")) {
      sayings.add(new Saying(find(required(each, "customer")), ControlRequests.content(each)));
    }
    if (sayings.isEmpty()) {
      throw new BadControl(400, "Expected at least one of 'messages', but there is none.");
    }
    ArrayNode all = JSON.createArrayNode();
    network.sayTogether(sayings).forEach(entry -> all.add(sent(entry)));
    return all;
  }

  JsonNode transcript(String key) {
    var log = find(key);
    ObjectNode answer = customer(log);
    ArrayNode lines = answer.putArray("lines");
    network.ledger().export(log, line -> lines.addRawValue(new RawValue(line)));
    return answer;
  }

  /** Completes when there are so many replies, at the latest after the timeout. */
  CompletionStage<JsonNode> replies(String key, long count, Duration timeout) {
    var log = find(key);
    var reached = log.awaitReplies(count);
    var timer =
        system
            .scheduler()
            .scheduleOnce(
                timeout, () -> reached.complete(log.replies()), system.executionContext());
    return reached.thenApply(
        replies -> {
          timer.cancel();
          return JSON.createObjectNode().put("reached", replies >= count).put("replies", replies);
        });
  }

  private CustomerLog find(String key) {
    return network
        .ledger()
        .find(key)
        .orElseThrow(
            () ->
                new BadControl(
                    404, "Expected a customer known by phone or user id, but there is none."));
  }

  private static ObjectNode customer(CustomerLog log) {
    Customer customer = log.customer();
    return JSON.createObjectNode()
        .put("key", customer.key())
        .put("name", customer.name())
        .put("phone", customer.phone())
        .put("user_id", customer.userId())
        .put("said", log.said())
        .put("replies", log.replies());
  }

  private static JsonNode sent(Entry entry) {
    return JSON.createObjectNode().put("id", entry.message().id()).put("order", entry.order());
  }
}
