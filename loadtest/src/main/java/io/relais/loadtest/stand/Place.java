package io.relais.loadtest.stand;

import io.relais.loadtest.process.RunFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where things are in the repository, and where a run leaves its own.
 *
 * @param repository the folder that holds {@code runtime} and {@code loadtest}
 * @param output logs, data and results of this run; emptied at its start
 */
public record Place(Path repository, Path output) {

  /**
   * Of a repository whose {@code mvn package} has run.
   *
   * @param run the name of what is run, which its output is kept under
   */
  public static Place in(Path repository, String run) {
    var root = repository.toAbsolutePath().normalize();
    var place = new Place(root, root.resolve("loadtest/target").resolve(run));
    var jar = root.resolve("runtime/target/relais/relais.jar");
    if (!Files.isRegularFile(jar)) {
      throw new RunFailure(
          "Expected the packaged runtime at %s, but it is not there: run `mvn package` first."
              .formatted(jar));
    }
    return place;
  }

  /** A part of this place with an output of its own. */
  public Place inner(String name) {
    return new Place(repository, output.resolve(name));
  }

  /** The program. */
  public String relais() {
    return repository.resolve("runtime/bin/relais").toString();
  }

  /** The JVM flags of the runtime's long-running commands. */
  public Path jvmOptions() {
    return repository.resolve("runtime/bin/jvm.options");
  }

  /** The brand made for measuring: one reply to each message, sixteen numbers. */
  public Path bench() {
    return repository.resolve("loadtest/workspace");
  }

  /** The brand that the demo shows. */
  public Path demo() {
    return repository.resolve("flows/brands/maison-lumen");
  }

  /** The database's files. */
  public Path data() {
    return output.resolve("data");
  }

  public Path log(String process) {
    return output.resolve(process + ".log");
  }

  /** A fresh, empty output. */
  public void prepare() {
    try {
      if (Files.exists(output)) {
        try (var files = Files.walk(output)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to empty %s, but cannot.".formatted(output), e);
    }
  }
}
