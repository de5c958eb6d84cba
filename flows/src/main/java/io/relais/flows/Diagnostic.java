package io.relais.flows;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One problem of a workspace, for the designer who will mend it.
 *
 * @param code stable, E01 and up for errors, W02 and up for warnings
 * @param step the step it is about; null where it is about the file
 * @param message "Expected …, but …"
 * @param hint the next thing to do; null where the message says it
 */
public record Diagnostic(
    String code, Position at, @Nullable String step, String message, @Nullable String hint) {

  public static final Comparator<Diagnostic> IN_READING_ORDER =
      Comparator.comparing((Diagnostic d) -> d.at().file())
          .thenComparingInt(d -> d.at().line())
          .thenComparingInt(d -> d.at().column())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  /** Errors keep a bundle from being used; warnings do not. */
  public boolean isError() {
    return code.startsWith("E");
  }
}
