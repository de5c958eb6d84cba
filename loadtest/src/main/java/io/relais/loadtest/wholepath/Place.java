package io.relais.loadtest.wholepath;

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
record Place(Path repository, Path output) {

  /** Of a repository whose {@code mvn package} has run. */
  static Place in(Path repository) {
    var root = repository.toAbsolutePath().normalize();
    var place = new Place(root, root.resolve("loadtest/target/whole-path"));
    var jar = root.resolve("runtime/target/relais/relais.jar");
    if (!Files.isRegularFile(jar)) {
      throw new RunFailure(
          "Expected the packaged runtime at %s, but it is not there: run `mvn package` first."
              .formatted(jar));
    }
    return place;
  }

  String relais() {
    return repository.resolve("runtime/bin/relais").toString();
  }

  /** The JVM flags of the runtime's long-running commands. */
  Path jvmOptions() {
    return repository.resolve("runtime/bin/jvm.options");
  }

  Path workspace() {
    return repository.resolve("loadtest/workspace");
  }

  Path data() {
    return output.resolve("data");
  }

  Path log(String process) {
    return output.resolve(process + ".log");
  }

  /** A fresh, empty output. */
  void prepare() {
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
