package io.relais.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of the loopback on which nobody listens, and which nobody else can get meanwhile. */
public final class ClosedPort implements AutoCloseable {
  /** Bound, so that the port is taken, and never told to listen. */
  private final Socket socket = new Socket();

  public ClosedPort() throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  public int number() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
