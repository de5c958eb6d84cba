package io.relais.runtime.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The real program in a JVM of its own, started as its users start it. */
final class RelaisProcess implements AutoCloseable {
  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private final List<Thread> readers = new ArrayList<>();

  private RelaisProcess(Process process) {
    this.process = process;
    readers.add(read(process.getInputStream(), out));
    readers.add(read(process.getErrorStream(), err));
  }

  static RelaisProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), environment, arguments);
  }

  /** With {@code flags} for its JVM, and nothing of this process's environment. */
  static RelaisProcess start(
      List<String> flags, Map<String, String> environment, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    var path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().putAll(environment);
    return new RelaisProcess(builder.start());
  }

  /** Blocks until it has printed {@code part} on either stream; the line with it. */
  String awaitLine(String part, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      var line = unread.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("Expected \"" + part + "\" to be printed, but got:\n" + all());
      }
      if (line.contains(part)) {
        return line;
      }
    }
  }

  /** Its exit status; everything it printed has been read by then. */
  int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("Expected it to end within " + limit + ", but it runs:\n" + all());
    }
    for (var reader : readers) {
      reader.join();
    }
    return process.exitValue();
  }

  /** SIGTERM. */
  void terminate() {
    // Not Process.destroy(): that closes the streams before their last lines are read.
    process.toHandle().destroy();
  }

  /** SIGKILL. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /** SIGSTOP: from here on it is neither dead nor does it answer. */
  void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start().waitFor();
  }

  List<String> out() {
    return List.copyOf(out);
  }

  List<String> err() {
    return List.copyOf(err);
  }

  @Override
  public void close() {
    terminate();
    if (process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().isAlive()) {
      kill();
    }
  }

  private String all() {
    return String.join("\n", out) + "\n" + String.join("\n", err);
  }

  private Thread read(InputStream stream, List<String> lines) {
    return Thread.ofVirtual().start(() -> copy(stream, lines));
  }

  private void copy(InputStream stream, List<String> lines) {
    try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        unread.add(line);
      }
    } catch (IOException broken) {
      // A killed process takes its streams along, now and then in the middle of a line.
      if (process.isAlive()) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
