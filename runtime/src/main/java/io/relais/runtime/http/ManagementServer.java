package io.relais.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Health, readiness and metrics, for probes and Prometheus.
 *
 * <ul>
 *   <li>{@code GET /health/live}: 200 as long as the process answers at all
 *   <li>{@code GET /health/ready}: 200, or 503 with what is wrong; JSON with each check
 *   <li>{@code GET /metrics}: Prometheus text
 * </ul>
 *
 * <p>On the JDK's own server and virtual threads, so that an actor system short of threads cannot
 * make the process look dead, nor a stuck check take a thread away from messages.
 */
public final class ManagementServer implements AutoCloseable {
  /** Connections waiting to be accepted: a few probes and one Prometheus. */
  private static final int BACKLOG = 32;

  private static final String JSON = "application/json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Health health;
  private final PrometheusMeterRegistry metrics;

  private ManagementServer(HttpServer server, Health health, PrometheusMeterRegistry metrics) {
    this.server = server;
    this.health = health;
    this.metrics = metrics;
  }

  /** Binds and answers from now on. Throws the JDK's {@link java.net.BindException} as it is. */
  public static ManagementServer start(
      InetSocketAddress address, Health health, PrometheusMeterRegistry metrics)
      throws IOException {
    var server = new ManagementServer(HttpServer.create(address, BACKLOG), health, metrics);
    server.open();
    return server;
  }

  /** Where it listens: the port is known even where 0 was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void open() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, reply(exchange));
    }
  }

  private Reply reply(HttpExchange exchange) {
    var method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Reply.text(405, "Expected GET or HEAD, but the method is " + method + ".\n");
    }
    return switch (exchange.getRequestURI().getPath()) {
      case "/health/live" -> new Reply(200, JSON, "{\"status\":\"up\"}");
      case "/health/ready" -> ready();
      case "/metrics" -> metrics(exchange);
      default -> Reply.text(404, "Expected /health/live, /health/ready or /metrics.\n");
    };
  }

  private Reply ready() {
    var report = health.ready();
    try {
      return new Reply(report.isUp() ? 200 : 503, JSON, MAPPER.writeValueAsString(report));
    } catch (IOException impossible) {
      throw new UncheckedIOException("A health report could not be written as JSON.", impossible);
    }
  }

  /** The registry chooses between its two text formats by what the reader accepts. */
  private Reply metrics(HttpExchange exchange) {
    var accepted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"));
    var openMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    var plain = "text/plain; version=0.0.4; charset=utf-8";
    var type = accepted.filter(a -> a.contains("openmetrics")).isPresent() ? openMetrics : plain;
    return new Reply(200, type, metrics.scrape(type));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var body = reply.body().getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private record Reply(int status, String type, String body) {
    static Reply text(int status, String body) {
      return new Reply(status, "text/plain; charset=utf-8", body);
    }
  }
}
