package io.relais.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.runtime.Patience;
import io.relais.runtime.channel.DeadLetter;
import io.relais.runtime.channel.Update;
import io.relais.runtime.channel.whatsapp.Signature;
import io.relais.runtime.channel.whatsapp.WebhookReader;
import io.relais.runtime.channel.whatsapp.WhatsAppMetrics;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;

/** The webhook on a real server and free port, with an inbox that a test holds in its hand. */
final class WebhookServer implements AutoCloseable {
  /** Only the limit that a test is about may be met, also where a machine stalls for seconds. */
  static final WebhookLimits LIMITS =
      new WebhookLimits(
          WebhookReader.BODY_BYTES,
          Patience.LIMIT,
          Patience.LIMIT,
          WebhookLimits.usual().posts(),
          WebhookLimits.usual().bytes());

  static final String SECRET = "app-secret";
  static final String TOKEN = "verify-token";
  static final String NUMBER = "100000000000001";

  final List<Update> offered = new CopyOnWriteArrayList<>();
  final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  Function<Update, CompletableFuture<Done>> inbox = update -> stored();
  Function<DeadLetter, CompletableFuture<Done>> deadLetters = letter -> stored();

  private final ActorTestKit kit = ActorTestKit.create();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Signature signature = new Signature(SECRET);
  private final URI address;

  WebhookServer(WebhookLimits limits) {
    WhatsAppMetrics metrics = new WhatsAppMetrics(registry);
    WebhookIntake intake =
        new WebhookIntake(
            new WebhookReader(Set.of(NUMBER)),
            update -> {
              offered.add(update);
              return inbox.apply(update);
            },
            letter -> {
              dead.add(letter);
              return deadLetters.apply(letter);
            },
            metrics,
            InstantSource.fixed(Instant.parse("2026-11-02T10:00:00Z")));
    WebhookRoutes routes =
        new WebhookRoutes(kit.system(), signature, TOKEN, intake, metrics, limits);
    int port =
        Http.get(kit.system())
            .newServerAt("127.0.0.1", 0)
            .bind(routes::handle)
            .toCompletableFuture()
            .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
            .join()
            .localAddress()
            .getPort();
    address =
        URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port);
  }

  static CompletableFuture<Done> stored() {
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  static CompletableFuture<Done> lost() {
    return CompletableFuture.failedFuture(new IllegalStateException("no database"));
  }

  /** A webhook with these messages, each {@code sender: text}. */
  static String messages(String... senderAndText) {
    return "{\"entry\":[{\"changes\":[{\"value\":{\"metadata\":{\"phone_number_id\":\""
        + NUMBER
        + "\"},\"messages\":["
        + String.join(",", List.of(senderAndText).stream().map(WebhookServer::message).toList())
        + "]}}]}]}";
  }

  private static String message(String senderAndText) {
    String[] parts = senderAndText.split(": ", 2);
    String sender = parts[0].startsWith("FR.") ? "from_user_id" : "from";
    String more = "";
    if (parts[0].contains("/")) {
      String[] both = parts[0].split("/", 2);
      more = "\"from_user_id\":\"" + both[1] + "\",";
      parts[0] = both[0];
    }
    return "{\"id\":\"wamid.%s\",%s\"%s\":\"%s\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
        .formatted(parts[1], more, sender, parts[0], parts[1]);
  }

  CompletableFuture<HttpResponse<String>> post(String body) {
    return post(body, signature.of(body.getBytes(UTF_8)));
  }

  CompletableFuture<HttpResponse<String>> post(String body, String header) {
    return send(
        request(WebhookRoutes.PATH)
            .header(Signature.HEADER, header)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Without a length, as a proxy may pass it on. */
  CompletableFuture<HttpResponse<String>> postInChunks(InputStream body, String header) {
    return send(
        request(WebhookRoutes.PATH)
            .header(Signature.HEADER, header)
            .POST(BodyPublishers.ofInputStream(() -> body)));
  }

  String sign(byte[] body) {
    return signature.of(body);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  double count(String metric, String... tags) {
    return registry.get(metric).tags(tags).counter().count();
  }

  @Override
  public void close() {
    client.close();
    kit.shutdownTestKit();
  }
}
