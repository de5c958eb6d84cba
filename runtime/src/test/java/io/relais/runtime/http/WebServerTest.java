package io.relais.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebServerTest {
  private final ActorTestKit kit = ActorTestKit.create();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    kit.shutdownTestKit();
  }

  @Test
  void aRequestInFlightIsAnsweredAfterTheShutdownHasBegun() throws Exception {
    var arrived = new CompletableFuture<Void>();
    var answer = new CompletableFuture<HttpResponse>();
    var address =
        bind(
            request -> {
              if (request.getUri().path().equals("/ready")) {
                return CompletableFuture.completedFuture(HttpResponse.create());
              }
              arrived.complete(null);
              return answer;
            });
    // A process that has answered nothing yet loads half of it now, and may do so for too long.
    client.send(request(address.resolve("/ready")), BodyHandlers.discarding());
    var asked = client.sendAsync(request(address), BodyHandlers.ofString());
    arrived.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);

    var stopped = shutDown();
    answer.complete(HttpResponse.create().withEntity("stored"));

    assertThat(asked.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).body()).isEqualTo("stored");
    stopped.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aStreamOfEventsEndsWithTheShutdown() throws Exception {
    var events = Source.tick(Duration.ZERO, Duration.ofMillis(10), ByteString.fromString("tick\n"));
    var address =
        bind(
            request ->
                CompletableFuture.completedFuture(
                    HttpResponse.create()
                        .withEntity(
                            HttpEntities.createChunked(
                                ContentTypes.TEXT_PLAIN_UTF8,
                                events.mapMaterializedValue(tick -> (Object) tick)))));
    try (var stream = client.send(request(address), BodyHandlers.ofInputStream()).body()) {
      assertThat(stream.readNBytes(5)).isEqualTo("tick\n".getBytes(UTF_8));

      var stopped = shutDown();

      // Ends as a complete answer does: a stream cut off would throw here.
      assertThat(new String(stream.readAllBytes(), UTF_8)).matches("(tick\n)*");
      stopped.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private URI bind(Function<HttpRequest, CompletionStage<HttpResponse>> handler) throws Exception {
    var bound = WebServer.bind(kit.system(), "127.0.0.1", 0, handler);
    var address = bound.toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    return URI.create("http://127.0.0.1:" + address.getPort() + "/");
  }

  private CompletableFuture<?> shutDown() {
    return CoordinatedShutdown.get(kit.system())
        .runAll(CoordinatedShutdown.unknownReason())
        .toCompletableFuture();
  }

  private static java.net.http.HttpRequest request(URI address) {
    return java.net.http.HttpRequest.newBuilder(address).timeout(Patience.LIMIT).build();
  }
}
