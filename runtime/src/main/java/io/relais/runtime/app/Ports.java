package io.relais.runtime.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;

/** Turns the ways in which listening can fail into one line that names the variable to change. */
final class Ports {
  private static final String TAKEN = "Address already in use";
  private static final String NOT_OURS = "Cannot assign requested address";
  private static final String UNKNOWN = "Unresolved address";
  private static final String FORBIDDEN = "Permission denied";

  private Ports() {}

  /**
   * Fails early where listening would fail: a taken port is said at once, not after the database
   * has been started.
   */
  static void check(String host, int port, Variable variable) {
    try (var probe = new ServerSocket()) {
      probe.bind(address(host, port));
    } catch (IOException | RuntimeException failed) {
      throw failure(failed, host, port, variable);
    }
  }

  static InetSocketAddress address(String host, int port) {
    return new InetSocketAddress(host, port);
  }

  static Failure failure(Throwable failed, String host, int port, Variable variable) {
    var found = "cannot listen there: " + failed.getMessage();
    var advice = "Set " + variable.name() + " to another port.";
    var address = "Set " + hostVariable(variable).name() + " to an address of this machine.";
    if (says(failed, UNKNOWN) || causes(failed).anyMatch(Ports::unknownHost)) {
      found = "there is no such host";
      advice = address;
    } else if (says(failed, NOT_OURS)) {
      found = "that is no address of this machine";
      advice = address;
    } else if (says(failed, FORBIDDEN)) {
      found = "this user may not open that port";
      advice = "Set " + variable.name() + " to a port from 1024 on.";
    } else if (says(failed, TAKEN)) {
      found = "another process has that port";
      advice = "Stop that process, or set " + variable.name() + " to a free port.";
    }
    return new Failure(
        "Expected to listen on %s:%d (%s), but %s. %s"
            .formatted(host, port, variable.name(), found, advice));
  }

  private static Variable hostVariable(Variable port) {
    return port == Variable.RELAIS_CLUSTER_PORT
        ? Variable.RELAIS_CLUSTER_HOST
        : Variable.RELAIS_HOST;
  }

  private static boolean unknownHost(Throwable cause) {
    return cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException;
  }

  private static boolean says(Throwable failed, String words) {
    return causes(failed)
        .filter(cause -> cause instanceof IOException || cause.getCause() instanceof BindException)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(words));
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
  }
}
