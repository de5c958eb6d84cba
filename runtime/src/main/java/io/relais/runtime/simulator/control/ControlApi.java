package io.relais.runtime.simulator.control;

import static io.relais.runtime.simulator.control.ControlRequests.JSON;
import static io.relais.runtime.simulator.control.ControlRequests.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.simulator.faults.FaultInjector;
import io.relais.runtime.simulator.network.Network;
import io.relais.runtime.simulator.webhook.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Answers the calls under {@code /simulator/}; the package's description lists them. */
public final class ControlApi {

  private static final String PREFIX = "/simulator/";

  /** Meta's own bound on a webhook, which a raw body must be able to reach. */
  private static final int MAX_BODY = 3 * 1024 * 1024;

  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);
  private static final long DEFAULT_WAIT_MILLIS = 10_000;
  private static final long MAX_WAIT_MILLIS = 60_000;

  private static final ContentType NDJSON =
      MediaTypes.applicationWithFixedCharset("x-ndjson", HttpCharsets.UTF_8).toContentType();

  private final ActorSystem<?> system;
  private final Network network;
  private final FaultInjector faults;
  private final WebhookSender sender;
  private final ControlCalls calls;

  public ControlApi(
      ActorSystem<?> system,
      Network network,
      FaultInjector faults,
      WebhookSender sender,
      RandomGenerator random) {
    this.system = system;
    this.network = network;
    this.faults = faults;
    this.sender = sender;
    this.calls = new ControlCalls(system, network, random);
  }

  /** The answer, or empty if the path is none of the control API's. */
  public Optional<CompletionStage<HttpResponse>> handle(HttpRequest request) {
    String path = request.getUri().path();
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return Optional.of(
        request
            .entity()
            .toStrict(BODY_TIMEOUT.toMillis(), MAX_BODY, system)
            .thenCompose(strict -> answer(request, path, strict.getData().toArray())));
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request, String path, byte[] body) {
    try {
      admit(request);
      return route(request, List.of(path.substring(PREFIX.length()).split("/")), body);
    } catch (BadControl e) {
      return now(error(e.status(), said(e)));
    } catch (IllegalArgumentException e) {
      return now(error(400, said(e)));
    }
  }

  /**
   * Whoever can call this can speak as anybody: only this machine may, and no page of a browser.
   */
  private static void admit(HttpRequest request) {
    boolean local =
        request
            .getAttribute(AttributeKeys.remoteAddress)
            .flatMap(remote -> remote.getAddress())
            .filter(address -> address.isLoopbackAddress())
            .isPresent();
    if (!local || request.getHeader("Origin").isPresent()) {
      throw new BadControl(
          403, "Expected a program on this machine, but the call comes from elsewhere.");
    }
  }

  private CompletionStage<HttpResponse> route(HttpRequest request, List<String> path, byte[] body) {
    String call = request.method().value() + " " + shape(path);
    String key = path.size() > 1 ? path.get(1) : "";
    return switch (call) {
      case "POST customers" -> json(calls.join(object(body)));
      case "GET customers" -> json(calls.customers());
      case "POST customers/*/messages" -> json(calls.say(key, object(body)));
      case "POST customers/*/taps" -> json(calls.tap(key, object(body)));
      case "GET customers/*/transcript" -> json(calls.transcript(key));
      case "GET customers/*/replies" -> replies(request, key);
      case "POST batch" -> json(calls.sayTogether(object(body)));
      case "POST raw" -> {
        network.postRaw(body);
        yield json(JSON.createObjectNode().put("posted", body.length));
      }
      case "GET ledger" -> json(JSON.valueToTree(network.ledger().counts()));
      case "GET ledger/export" -> export();
      case "GET faults" -> json(JSON.valueToTree(faults.faults()));
      case "PUT faults" -> {
        faults.set(ControlRequests.faults(object(body), faults.faults()));
        yield json(JSON.valueToTree(faults.faults()));
      }
      case "PUT webhook" -> {
        var url = ControlRequests.required(object(body), "url");
        sender.connect(URI.create(url));
        yield json(JSON.createObjectNode().put("url", url));
      }
      default ->
          now(
              error(
                  404,
                  "Expected one of the calls of the control API, but '%s' is none."
                      .formatted(call)));
    };
  }

  /** The path with a star in the place of a customer's key. */
  private static String shape(List<String> path) {
    var shape = new ArrayList<>(path);
    if (shape.size() > 1 && shape.getFirst().equals("customers")) {
      shape.set(1, "*");
    }
    return String.join("/", shape);
  }

  private CompletionStage<HttpResponse> replies(HttpRequest request, String key) {
    long count = number(request, "count", 1);
    long timeout = Math.min(number(request, "timeout", DEFAULT_WAIT_MILLIS), MAX_WAIT_MILLIS);
    return calls.replies(key, count, Duration.ofMillis(timeout)).thenCompose(ControlApi::json);
  }

  private static long number(HttpRequest request, String name, long otherwise) {
    String given = request.getUri().query().get(name).orElse("");
    if (given.isEmpty()) {
      return otherwise;
    }
    if (!given.matches("[0-9]{1,9}")) {
      throw new BadControl(
          400, "Expected '%s' to be a number, but it is '%s'.".formatted(name, given));
    }
    return Long.parseLong(given);
  }

  private CompletionStage<HttpResponse> export() {
    var lines = new ArrayList<ByteString>();
    network.ledger().export(line -> lines.add(ByteString.fromString(line + "\n", UTF_8)));
    return now(
        HttpResponse.create().withEntity(HttpEntities.createChunked(NDJSON, Source.from(lines))));
  }

  private static CompletionStage<HttpResponse> json(JsonNode answer) {
    return now(
        HttpResponse.create()
            .withEntity(ContentTypes.APPLICATION_JSON, answer.toString().getBytes(UTF_8)));
  }

  private static HttpResponse error(int status, String message) {
    var body = JSON.createObjectNode().put("error", message).toString().getBytes(UTF_8);
    return HttpResponse.create().withStatus(status).withEntity(ContentTypes.APPLICATION_JSON, body);
  }

  private static String said(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
