package io.relais.runtime.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on this machine that can be shut: then all connections are cut, and new ones at
 * once.
 */
final class TcpGate implements AutoCloseable {
  private final ServerSocket entrance;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean shut;

  TcpGate(int server) throws IOException {
    this.server = server;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("gate").start(this::admit);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void shut() {
    shut = true;
    open.forEach(TcpGate::cut);
  }

  void open() {
    shut = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    shut();
  }

  private void admit() {
    while (!entrance.isClosed()) {
      try {
        pass(entrance.accept());
      } catch (IOException closed) {
        // This gate is closed, which ends the loop; or nobody is behind it, which to a client is
        // the same as a shut one.
      }
    }
  }

  private void pass(Socket client) throws IOException {
    open.add(client);
    if (shut) {
      cut(client);
      return;
    }
    var inside = inside(client);
    open.add(inside);
    if (shut) {
      cut(client);
      cut(inside);
    }
    Thread.ofVirtual().start(() -> copy(client, inside));
    Thread.ofVirtual().start(() -> copy(inside, client));
  }

  private Socket inside(Socket client) throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), server);
    } catch (IOException nobody) {
      cut(client);
      throw nobody;
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // Both ends learn of it by their closed sockets.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
