package io.relais.loadtest.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that this one started and stops. It ends with this one, also where that is interrupted.
 */
public final class Child implements AutoCloseable {

  /** What a process may take to finish what is in flight before it is killed. */
  private static final Duration FAREWELL = Duration.ofSeconds(30);

  /** How many lines of a log are worth showing when a process ends by itself. */
  private static final int LAST_WORDS = 12;

  /** Settings of whoever started the run must not reach what is measured. */
  private static final List<String> OURS = List.of("RELAIS_", "WHATSAPP_", "GRAPH_");

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread hook;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.hook = new Thread(process::destroy, "stop " + name);
  }

  /**
   * Starts it, in the log's directory; what it says is added to the log.
   *
   * @param environment beside the inherited one
   */
  public static Child start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> OURS.stream().anyMatch(key::startsWith));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    builder.directory(log.toAbsolutePath().resolveSibling(".").toFile());
    try {
      var child = new Child(name, builder.start(), log);
      Runtime.getRuntime().addShutdownHook(child.hook);
      return child;
    } catch (IOException e) {
      throw new RunFailure("Expected to start %s, but: %s".formatted(name, e.getMessage()), e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended by itself; gives its exit status. */
  public int await() {
    try {
      int status = process.waitFor();
      forget();
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailure("Interrupted while waiting for " + name, e);
    }
  }

  /** SIGKILL: it has no time for a last word. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Throws where it has ended, with the end of its log. */
  public void check() {
    if (!process.isAlive()) {
      throw new RunFailure(
          "Expected %s to run, but it ended with status %d. Its log, %s, ends with:%n%s"
              .formatted(name, process.exitValue(), log, lastWords()));
    }
  }

  /** Asks it to end, as an operator does, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    forget();
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running already, and has nothing left to do.
      return;
    }
  }

  private String lastWords() {
    try {
      var lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    } catch (IOException e) {
      return "(unreadable: " + e.getMessage() + ")";
    }
  }
}
