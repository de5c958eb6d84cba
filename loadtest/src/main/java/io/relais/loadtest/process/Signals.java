package io.relais.loadtest.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals that the JDK does not send by itself. */
public final class Signals {

  /** Whoever has gone meanwhile needs no signal. */
  private static final List<String> KILL =
      List.of("sh", "-c", "kill -s \"$@\" 2>/dev/null || :", "kill");

  private Signals() {}

  /**
   * Stops a process and all that it has started, as a machine that freezes does: they live, and do
   * nothing. The first one goes first, so that it starts nobody meanwhile.
   */
  public static void pause(ProcessHandle first) {
    send("STOP", List.of(first));
    send("STOP", first.descendants().toList());
  }

  /** Lets them go on. */
  public static void resume(ProcessHandle first) {
    send("CONT", first.descendants().toList());
    send("CONT", List.of(first));
  }

  private static void send(String signal, List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      return;
    }
    var command = new ArrayList<>(KILL);
    command.add(signal);
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    try {
      // Not waitFor: whoever is interrupted in a pause must still be able to end it.
      new ProcessBuilder(command).inheritIO().start().onExit().join();
    } catch (IOException e) {
      throw new RunFailure("Expected to send %s, but: %s".formatted(signal, e.getMessage()), e);
    }
  }
}
