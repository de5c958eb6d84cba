package io.relais.runtime.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.relais.runtime.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A brand's webhook: keeps what it gets, and answers what the test wants. */
public final class BrandEndpoint implements AutoCloseable {

  private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One POST as it arrived. */
  public record Post(String signature, String body) {

    public JsonNode value() {
      try {
        return JSON.readTree(body).at("/entry/0/changes/0/value");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Post> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<Post> statuses = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
  private volatile boolean down;
  private volatile Consumer<Post> listener = _ -> {};

  private BrandEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/hook", this::answer);
    server.start();
  }

  /** Listens on any free port. */
  public static BrandEndpoint start() {
    try {
      return new BrandEndpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
  }

  /** Answers the next POSTs with these, then 200 again. */
  public void answerNext(Integer... codes) {
    answers.addAll(List.of(codes));
  }

  /** Answers 503 to everything until it is up again, and tells the listener nothing. */
  public void down(boolean is) {
    down = is;
  }

  /** Calls that with each message before it is answered. */
  public void onMessage(Consumer<Post> heard) {
    listener = heard;
  }

  /** The next POST that holds messages. */
  public Post nextMessage() throws InterruptedException {
    return next(messages, "message");
  }

  /** The next so many POSTs that hold statuses. */
  public List<JsonNode> nextStatuses(int count) throws InterruptedException {
    var all = new ArrayList<JsonNode>();
    while (all.size() < count) {
      next(statuses, "status").value().path("statuses").forEach(all::add);
    }
    return all;
  }

  /** POSTs with messages that nobody asked for yet. */
  public int unreadMessages() {
    return messages.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static Post next(BlockingQueue<Post> queue, String what) throws InterruptedException {
    var post = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (post == null) {
      throw new AssertionError(
          "Expected a %s at the webhook, but none came in %d s.".formatted(what, PATIENCE_SECONDS));
    }
    return post;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var post = new Post(exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"), body);
      boolean message = !post.value().has("statuses");
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (message) {
        listener.accept(post);
      }
      (message ? messages : statuses).add(post);
      Integer code = answers.poll();
      exchange.sendResponseHeaders(code == null ? 200 : code, -1);
    }
  }
}
