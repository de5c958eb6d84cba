package io.relais.runtime.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.relais.runtime.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Posts webhooks byte for byte, and tells the status of the answer. */
final class Poster implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI webhook;

  Poster(URI webhook) {
    this.webhook = webhook;
  }

  int post(byte[] body) throws IOException, InterruptedException {
    return post(body, Rig.sign(body));
  }

  int post(byte[] body, String signature) throws IOException, InterruptedException {
    return client.send(request(body, signature), BodyHandlers.discarding()).statusCode();
  }

  CompletableFuture<Integer> postLater(byte[] body) {
    return client
        .sendAsync(request(body, Rig.sign(body)), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** Writes both requests at once on one connection, and reads until it is closed. */
  String pipeline(byte[] first, byte[] last) throws IOException {
    var both = new ByteArrayOutputStream();
    both.writeBytes(head(first, "keep-alive"));
    both.writeBytes(first);
    both.writeBytes(head(last, "close"));
    both.writeBytes(last);
    try (var socket = new Socket(webhook.getHost(), webhook.getPort())) {
      socket.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
      socket.getOutputStream().write(both.toByteArray());
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest request(byte[] body, String signature) {
    return HttpRequest.newBuilder(webhook)
        .timeout(Patience.LIMIT)
        .header("Content-Type", "application/json")
        .header("X-Hub-Signature-256", signature)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private byte[] head(byte[] body, String connection) {
    return """
    POST %s HTTP/1.1\r
    Host: %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    X-Hub-Signature-256: %s\r
    Connection: %s\r
    \r
    """
        .formatted(
            webhook.getPath(), webhook.getAuthority(), body.length, Rig.sign(body), connection)
        .getBytes(US_ASCII);
  }
}
