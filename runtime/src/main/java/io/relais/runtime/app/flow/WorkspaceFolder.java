package io.relais.runtime.app.flow;

import io.relais.flows.bundle.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The argument {@code [DIR]}: the folder with brand.yaml in it. */
final class WorkspaceFolder {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "the brand's workspace: the folder with brand.yaml in it (the current one)")
  private @Nullable Path dir;

  /** The folder itself. */
  Path path() {
    return dir == null ? Path.of("") : dir;
  }

  /** Reads its files; a folder that is no workspace is wrong usage. */
  Sources sources() {
    Path folder = path();
    if (!Files.isDirectory(folder)) {
      throw wrong("Expected a folder, but there is none at " + folder);
    }
    if (!Files.isRegularFile(folder.resolve("brand.yaml"))) {
      String shown = dir == null ? "the current folder" : folder.toString();
      throw wrong(
          "Expected a workspace with a brand.yaml, but "
              + shown
              + " has none: name the folder of a brand");
    }
    try {
      return Sources.of(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
