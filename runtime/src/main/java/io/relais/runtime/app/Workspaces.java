package io.relais.runtime.app;

import io.relais.flows.Diagnostic;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import io.relais.flows.lint.DiagnosticPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Reads the workspace that is to be served. One with errors is never served, not even in part. */
final class Workspaces {
  private Workspaces() {}

  /** Prints every problem to {@code terminal}; throws a {@link Failure} where one is an error. */
  static Bundle load(Path folder, PrintWriter terminal) {
    var sources = read(folder);
    var workspace = Workspace.load(sources);
    if (!workspace.diagnostics().isEmpty()) {
      terminal.println(new DiagnosticPrinter(sources.files()).text(workspace.diagnostics()));
      terminal.flush();
    }
    var bundle = workspace.bundle();
    if (bundle == null) {
      throw new Failure(
          "Expected a workspace without errors in %s, but it has %d. Nothing was started."
              .formatted(folder, errors(workspace)));
    }
    return bundle;
  }

  private static Sources read(Path folder) {
    try {
      return Sources.of(folder);
    } catch (IOException unreadable) {
      throw new Failure(
          "Expected a workspace in %s, but it cannot be read: %s. Name the folder of brand.yaml."
              .formatted(folder.toAbsolutePath(), unreadable));
    }
  }

  private static long errors(Workspace workspace) {
    return workspace.diagnostics().stream().filter(Diagnostic::isError).count();
  }
}
