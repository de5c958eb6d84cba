package io.relais.runtime.simulator;

import io.relais.runtime.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/** Plain calls of the simulator's port. */
public final class Http implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  public Http(URI base) {
    this.base = base;
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> call(String method, String path, String body, String... headers)
      throws Exception {
    return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
  }

  /** What a form of the page posts. */
  public HttpResponse<String> form(String path, String fields, String... headers) throws Exception {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  /** The lines of an endless answer, as they come. */
  public HttpResponse<Stream<String>> stream(String path) throws Exception {
    return client.send(request(path).GET().build(), BodyHandlers.ofLines());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Patience.LIMIT);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
