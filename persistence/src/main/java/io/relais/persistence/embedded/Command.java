package io.relais.persistence.embedded;

import io.relais.persistence.DatabaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs PostgreSQL's programs. They refuse to run as root, so root enters a user namespace of its
 * own for them, in which it is nobody.
 *
 * @param programs where they are
 * @param prefix what goes before each
 */
record Command(Path programs, List<String> prefix) {
  private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

  /** How a program ended, and what it said. */
  record Result(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  /**
   * @throws DatabaseException as root without user namespaces
   */
  static Command in(Path programs) {
    boolean root = "root".equals(System.getProperty("user.name"));
    return root ? asRoot(programs, USER_NAMESPACE) : new Command(programs, List.of());
  }

  static Command asRoot(Path programs, List<String> namespace) {
    List<String> probe = new ArrayList<>(namespace);
    probe.add("true");
    if (!succeeds(probe)) {
      throw new DatabaseException(
          "Expected user namespaces, which the embedded PostgreSQL needs when Relais runs as root,"
              + " but `"
              + String.join(" ", probe)
              + "` fails: run Relais as another user, or set RELAIS_DB_URL",
          null);
    }
    return new Command(programs, namespace);
  }

  Result run(String program, String... arguments) {
    List<String> line = new ArrayList<>(prefix);
    line.add(programs.resolve(program).toString());
    line.addAll(Arrays.asList(arguments));
    try {
      return run(line);
    } catch (IOException e) {
      throw new DatabaseException(
          "Expected to run " + program + " of the embedded PostgreSQL, but: " + e.getMessage(), e);
    }
  }

  private static boolean succeeds(List<String> line) {
    try {
      return run(line).succeeded();
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private static Result run(List<String> line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG")); // those of another server
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + line.getFirst(), e);
    }
  }
}
