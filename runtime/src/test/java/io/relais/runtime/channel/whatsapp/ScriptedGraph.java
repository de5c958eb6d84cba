package io.relais.runtime.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server on plain sockets that plays the Graph API by script: each request gets the next act, and
 * the last act goes on for ever. Sockets, because a good HTTP server cannot misbehave.
 */
final class ScriptedGraph implements AutoCloseable {

  /** What is done with one connection after its request was read whole. */
  interface Act {
    void play(Socket socket, OutputStream out) throws IOException;
  }

  /** One request as it came. */
  record Seen(String head, String body) {}

  final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final Queue<Act> acts = new ConcurrentLinkedQueue<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private volatile Act last = ok("wamid.OUT");

  ScriptedGraph() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  ScriptedGraph then(Act act) {
    acts.add(act);
    last = act;
    return this;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  static Act ok(String id) {
    return json(200, "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"" + id + "\"}]}");
  }

  static Act error(int status, int code) {
    return json(status, "{\"error\":{\"message\":\"(#" + code + ") No\",\"code\":" + code + "}}");
  }

  static Act json(int status, String body, String... headers) {
    return answer(status, "application/json", body, headers);
  }

  static Act answer(int status, String type, String body, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 %d X\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, type, more, bytes.length);
    return (socket, out) -> {
      out.write(head.getBytes(UTF_8));
      out.write(bytes);
      out.flush();
    };
  }

  /** Begins an answer and never ends it. */
  static Act stall(int status) {
    return (socket, out) -> {
      out.write("HTTP/1.1 %d X\r\nContent-Length: 500\r\n\r\n{".formatted(status).getBytes(UTF_8));
      out.flush();
    };
  }

  static Act hang() {
    return (socket, out) -> {};
  }

  static Act reset() {
    return (socket, out) -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  static Act hangUp() {
    return (socket, out) -> socket.close();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (Seen request = read(in); request != null; request = read(in)) {
        Act act = acts.poll();
        seen.add(request);
        (act == null ? last : act).play(socket, out);
      }
    } catch (IOException gone) {
      // The other side closed, which many tests are about.
    }
  }

  private static Seen read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    int length =
        head.toString(UTF_8)
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return new Seen(head.toString(UTF_8), new String(in.readNBytes(length), UTF_8));
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
