package io.relais.loadtest.drive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {
  private HttpServer server;
  private ExecutorService threads;
  private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();

  /** So many numbered requests, and what came of them. */
  private static class Numbers implements Feed<Integer> {
    private final int count;
    private final InetSocketAddress server;
    private int next;
    private final List<String> results = new ArrayList<>();

    Numbers(int count, InetSocketAddress server) {
      this.count = count;
      this.server = server;
    }

    List<String> results() {
      return results;
    }

    @Override
    public @Nullable Integer next() {
      return next < count ? next++ : null;
    }

    @Override
    public ByteBuffer request(Integer number, Instant due) {
      var body = "n" + number;
      return US_ASCII.encode(
          "POST /%d HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(number, server.getPort(), body.length(), body));
    }

    @Override
    public void answered(Integer number, int status) {
      results.add(number + ":" + status);
    }

    @Override
    public void unanswered(Integer number) {
      results.add(number + ":none");
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void postsEverythingOnceOverItsConnections() {
    server.createContext("/", exchange -> answer(exchange, 200));
    var numbers = new Numbers(100, server.getAddress());

    var driven = driveAll(numbers, 4);

    assertThat(bodies).hasSize(100).doesNotHaveDuplicates();
    assertThat(numbers.results).hasSize(100).allMatch(result -> result.endsWith(":200"));
    assertThat(driven.fine()).isEqualTo(100);
    assertThat(driven.failed()).isZero();
    assertThat(driven.latency().getTotalCount()).isEqualTo(100);
    assertThat(mostUnderWay.get()).isBetween(1, 4);
  }

  @Test
  void tellsStatusesApart() {
    server.createContext("/", exchange -> answer(exchange, 200));
    server.createContext("/1", exchange -> answer(exchange, 503));
    var numbers = new Numbers(2, server.getAddress());

    var driven = driveAll(numbers, 1);

    assertThat(numbers.results).containsExactly("0:200", "1:503");
    assertThat(driven.answers()).containsEntry(200, 1L).containsEntry(503, 1L);
    assertThat(driven.failed()).isEqualTo(1);
  }

  @Test
  void aConnectionThatBreaksLosesItsAnswerAndIsOpenedAgain() {
    server.createContext("/", exchange -> answer(exchange, 200));
    // Closing an exchange without an answer closes the connection.
    server.createContext("/0", HttpExchange::close);
    var numbers = new Numbers(3, server.getAddress());

    var driven = driveAll(numbers, 1);

    assertThat(numbers.results).containsExactly("0:none", "1:200", "2:200");
    assertThat(driven.unanswered()).isEqualTo(1);
  }

  @Test
  void whereNobodyListensNothingIsAnswered() throws IOException {
    // Bound, so that nobody else listens there, and never told to listen.
    try (var nobody = new Socket()) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var address = (InetSocketAddress) nobody.getLocalSocketAddress();
      var numbers = new Numbers(3, address);

      var driven = driveAll(numbers, 2);

      assertThat(numbers.results).containsExactlyInAnyOrder("0:none", "1:none", "2:none");
      assertThat(driven.fine()).isZero();
      assertThat(driven.failed()).isEqualTo(3);
    }
  }

  @Test
  void endsEarlyWhereTheFeedIsOver() {
    server.createContext("/", exchange -> answer(exchange, 200));
    var numbers =
        new Numbers(3, server.getAddress()) {
          @Override
          public boolean isOver() {
            return results().size() == 3;
          }
        };

    Driven driven;
    try (var driver = driver(numbers, 2)) {
      driven = driver.run(Duration.ofMinutes(10), Pace.FREE);
    }

    assertThat(driven.fine()).isEqualTo(3);
    assertThat(driven.took()).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void keepsThePace() {
    server.createContext("/", exchange -> answer(exchange, 200));
    var numbers = new Numbers(1_000, server.getAddress());

    Driven driven;
    try (var driver = driver(numbers, 2)) {
      driven = driver.run(Duration.ofMillis(500), new Pace(100));
    }

    // Requests 0 to 49 are due before the end; a busy machine may not get to the last of them.
    assertThat(driven.fine()).isBetween(1L, 50L);
    assertThat(driven.failed()).isZero();
  }

  /** Run after run until each number has its result, however slow this machine is; the sum. */
  private static Driven driveAll(Numbers numbers, int connections) {
    var took = Duration.ZERO;
    var answers = new HashMap<Integer, Long>();
    long unanswered = 0;
    var latency = new Histogram(3);
    try (var driver = driver(numbers, connections)) {
      while (numbers.results.size() < numbers.count) {
        var run = driver.run(Duration.ofMillis(100), Pace.FREE);
        took = took.plus(run.took());
        run.answers().forEach((status, count) -> answers.merge(status, count, Long::sum));
        unanswered += run.unanswered();
        latency.add(run.latency());
      }
    }
    return new Driven(took, answers, unanswered, latency);
  }

  private static Driver<Integer> driver(Numbers numbers, int connections) {
    return new Driver<>(numbers.server, connections, numbers, Clock.systemUTC());
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      underWay.decrementAndGet();
      var body = "ok".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
