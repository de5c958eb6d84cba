package io.relais.runtime.simulator.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.runtime.simulator.graph.GraphLimits.Window;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Ledger.BrandMessage;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.network.Network;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Update;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/** What an authorised call of {@code /messages} does; throws {@link Refused}. */
final class MessagesEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] SUCCESS = "{\"success\":true}".getBytes(UTF_8);
  private static final Duration WINDOW = Duration.ofHours(24);

  /** Up to this version each message has a conversation of its own in its statuses. */
  private static final int LAST_WITH_CONVERSATIONS = 23;

  private final Network network;
  private final GraphLimits limits;
  private final RateLimits rates;
  private final Recipients recipients;
  private final InstantSource clock;

  MessagesEndpoint(Network network, GraphLimits limits, InstantSource clock) {
    this.network = network;
    this.limits = limits;
    this.rates = new RateLimits(limits, clock);
    this.recipients = new Recipients(network, limits.window());
    this.clock = clock;
  }

  /** The answer's body. */
  byte[] call(GraphPath path, BusinessNumber from, byte[] body) {
    return switch (SendRules.check(parse(body))) {
      case Send.Read(var messageId, var typing) -> {
        if (!network.read(messageId, typing)) {
          throw new Refused(GraphError.value("'message_id' is not a message received."));
        }
        yield SUCCESS;
      }
      case Send.NewMessage send -> send(path, from, send, new String(body, UTF_8));
    };
  }

  private byte[] send(GraphPath path, BusinessNumber from, Send.NewMessage send, String body) {
    var log = recipients.find(send, from);
    rates
        .take(from.id(), log.customer().key())
        .ifPresent(
            error -> {
              throw new Refused(error);
            });
    BrandMessage message =
        (id, at) ->
            new FromBrand(
                id,
                at,
                from.id(),
                send.type(),
                body,
                send.callbackData(),
                send.contextId(),
                path.major() > 0 && path.major() <= LAST_WITH_CONVERSATIONS);
    return answer(send, log, accept(log, send, message));
  }

  private Entry accept(CustomerLog log, Send.NewMessage send, BrandMessage message) {
    if (limits.window() == Window.OFF || send.type().equals("template") || withinWindow(log)) {
      return network.accept(log, message);
    }
    var error = GraphError.window();
    if (limits.window() == Window.AT_ONCE) {
      throw new Refused(error);
    }
    var details = error.details() == null ? error.title() : error.details();
    return network.acceptAndFail(
        log, message, new Update.Failure(error.code(), error.title(), details));
  }

  private boolean withinWindow(CustomerLog log) {
    return log.lastWrote().filter(at -> at.plus(WINDOW).isAfter(clock.instant())).isPresent();
  }

  private static byte[] answer(Send.NewMessage send, CustomerLog log, Entry entry) {
    var customer = log.customer();
    var answer = JSON.createObjectNode().put("messaging_product", "whatsapp");
    var contact = answer.putArray("contacts").addObject().put("input", send.to());
    if (customer.phone() != null) {
      contact.put("wa_id", customer.phone());
    }
    contact.put("user_id", customer.userId());
    answer.putArray("messages").addObject().put("id", entry.message().id());
    return answer.toString().getBytes(UTF_8);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // What is not JSON has no parameters, and Meta then misses the first one.
      throw new Refused(GraphError.required("messaging_product"));
    } catch (IOException e) {
      throw new IllegalStateException("Expected to read a body in memory, but failed.", e);
    }
  }
}
