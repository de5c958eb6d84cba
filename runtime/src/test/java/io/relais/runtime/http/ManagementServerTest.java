package io.relais.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ManagementServerTest {
  private final Health health = new Health();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient client = HttpClient.newHttpClient();
  private ManagementServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        ManagementServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), health, metrics);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void aStartingProcessIsAliveButNotReady() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    var ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(json(ready).at("/status").asText()).isEqualTo("down");
    assertThat(json(ready).at("/checks/0/name").asText()).isEqualTo("process");
    assertThat(json(ready).at("/checks/0/problem").asText()).isEqualTo("starting");
  }

  @Test
  void aStartedProcessIsReadyWhenEveryCheckIsWell() throws Exception {
    health.add(new HealthCheck("database", Optional::empty));
    health.started();

    var ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(ready).at("/status").asText()).isEqualTo("up");
    assertThat(json(ready).at("/checks/1/name").asText()).isEqualTo("database");
    assertThat(json(ready).at("/checks/1/status").asText()).isEqualTo("up");
    assertThat(json(ready).at("/checks/1").has("problem")).isFalse();
    assertThat(json(ready).fieldNames()).toIterable().containsExactly("status", "checks");
  }

  @Test
  void oneCheckThatIsNotWellMakesTheProcessUnready() throws Exception {
    health.add(new HealthCheck("cluster", Optional::empty));
    health.add(
        new HealthCheck(
            "database",
            () -> {
              throw new IOException("connection refused");
            }));
    health.started();

    var ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(json(ready).at("/checks/1/status").asText()).isEqualTo("up");
    assertThat(json(ready).at("/checks/2/status").asText()).isEqualTo("down");
    assertThat(json(ready).at("/checks/2/problem").asText()).contains("connection refused");
  }

  @Test
  void aShutdownMakesItUnreadyWhileItStaysAlive() throws Exception {
    health.started();
    health.stopping();

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aCheckThatHangsIsAProblemAndIsNotAskedAgainMeanwhile() throws Exception {
    var asked = new AtomicInteger();
    var release = new CountDownLatch(1);
    health.add(
        new HealthCheck(
            "database",
            () -> {
              asked.incrementAndGet();
              release.await();
              return Optional.empty();
            }));
    health.started();

    var first = get("/health/ready");
    var second = get("/health/ready");
    release.countDown();

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(json(first).at("/checks/1/problem").asText()).contains("no answer within 2 s");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(asked).hasValue(1);
  }

  @Test
  void metricsAreInThePrometheusFormat() throws Exception {
    metrics.counter("relais_turns").increment(3);

    var answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body()).contains("relais_turns_total 3.0");
  }

  @Test
  void anythingElseIsRefused() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/health/ready/more").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/health/live").statusCode()).isEqualTo(405);
    assertThat(send("HEAD", "/health/live").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path);
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    var request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
