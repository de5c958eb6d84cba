package io.relais.loadtest.drive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive connection with at most one request under way; opened when it is needed, and again
 * after it broke.
 *
 * @param <T> what a request is about
 */
final class Connection<T> {

  /** Answers to webhooks are short; a longer one is an error page, and its head says enough. */
  private static final int LONGEST_ANSWER = 16 * 1024;

  /** A request under way; times in nanoseconds of the driver's clock. */
  record Exchange<T>(T subject, ByteBuffer request, long due, long deadline) {}

  private final InetSocketAddress server;
  private final Selector selector;
  private final ByteBuffer arrived = ByteBuffer.allocate(LONGEST_ANSWER);
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable Exchange<T> exchange;

  Connection(InetSocketAddress server, Selector selector) {
    this.server = server;
    this.selector = selector;
  }

  /** The request under way, null where there is none. */
  @Nullable Exchange<T> exchange() {
    return exchange;
  }

  void begin(Exchange<T> next) throws IOException {
    exchange = next;
    arrived.clear();
    if (channel == null) {
      open();
    } else {
      write();
    }
  }

  /**
   * Goes on with whatever the selector says is possible.
   *
   * @return the answer once it is complete; the connection is idle by then
   * @throws IOException where the connection broke; {@link #abandon} is next
   */
  Optional<Answer> advance() throws IOException {
    var connected = opened();
    if (!connected.isConnected() && !connected.finishConnect()) {
      return Optional.empty();
    }
    if (exchange != null && exchange.request().hasRemaining()) {
      write();
      return Optional.empty();
    }
    return read(connected);
  }

  /** Closes the connection and forgets the request; the next one opens it again. */
  void abandon() {
    exchange = null;
    close();
  }

  void close() {
    var closing = channel;
    channel = null;
    key = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        throw new IllegalStateException("Expected to close a socket, but failed.", e);
      }
    }
  }

  private void open() throws IOException {
    var opening = SocketChannel.open();
    channel = opening;
    opening.configureBlocking(false);
    opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = opening.register(selector, SelectionKey.OP_CONNECT, this);
    if (opening.connect(server)) {
      write();
    }
  }

  /** Mostly the whole request at once: it is smaller than a socket's buffer. */
  private void write() throws IOException {
    var request = current().request();
    opened().write(request);
    var registered = key;
    if (registered != null) {
      int interest = request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
      if (registered.interestOps() != interest) {
        registered.interestOps(interest);
      }
    }
  }

  private Optional<Answer> read(SocketChannel from) throws IOException {
    if (from.read(arrived) < 0) {
      throw new IOException("The server closed the connection.");
    }
    if (exchange == null) {
      throw new IOException("The server sent an answer that nobody asked for.");
    }
    var answer = Answer.read(arrived);
    if (answer.isEmpty() || arrived.position() < answer.get().length()) {
      return Optional.empty();
    }
    exchange = null;
    if (answer.get().closes()) {
      close();
    }
    return answer;
  }

  private SocketChannel opened() {
    if (channel == null) {
      throw new IllegalStateException("Expected an open connection, but it is closed.");
    }
    return channel;
  }

  private Exchange<T> current() {
    if (exchange == null) {
      throw new IllegalStateException("Expected a request under way, but there is none.");
    }
    return exchange;
  }
}
