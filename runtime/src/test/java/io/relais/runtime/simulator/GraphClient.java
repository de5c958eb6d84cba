package io.relais.runtime.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.runtime.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Calls the simulated Graph API as a brand does. */
public final class GraphClient implements AutoCloseable {

  public static final String NUMBER = "100000000000001";
  public static final String TOKEN = "test-token";
  public static final String SECRET = "test-secret";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer. */
  public record Answer(int status, JsonNode body) {

    public int code() {
      return body.at("/error/code").asInt();
    }

    public String messageId() {
      return body.at("/messages/0/id").asText();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  public GraphClient(URI base) {
    this.base = base;
  }

  /** A text to a phone, with that callback data. */
  public Answer text(String to, String body, String callback) throws Exception {
    return send(textBody(to, body, callback));
  }

  /** The same for a call that may never be answered. */
  public CompletableFuture<HttpResponse<String>> textLater(
      String to, String body, String callback) {
    var request = request("/v25.0/" + NUMBER + "/messages", TOKEN, textBody(to, body, callback));
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  public Answer send(String body) throws Exception {
    return post("/v25.0/" + NUMBER + "/messages", TOKEN, body);
  }

  public Answer post(String path, String token, String body) throws Exception {
    var request = request(path, token, body);
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), tree(response.body()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest request(String path, String token, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Patience.LIMIT)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String textBody(String to, String body, String callback) {
    return "{\"messaging_product\":\"whatsapp\",\"to\":\"%s\",\"type\":\"text\",\"text\":{\"body\":\"%s\"},\"biz_opaque_callback_data\":\"%s\"}"
        .formatted(to, body, callback);
  }

  private static JsonNode tree(String body) throws IOException {
    return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
  }
}
