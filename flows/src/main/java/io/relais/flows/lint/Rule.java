package io.relais.flows.lint;

import io.relais.flows.Diagnostic;
import io.relais.flows.Draft;
import io.relais.flows.Position;
import io.relais.flows.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is checked of every flow, and of the brand. */
interface Rule {

  /** Checks one flow. */
  void check(Subject subject, Findings findings);

  /** Checks what belongs to no flow. */
  default void checkBrand(Project project, Silence silence, Findings findings) {}

  /**
   * A flow, the workspace around it, and where its steps lead.
   *
   * @param graph its steps and the ways between them
   */
  record Subject(Project project, Draft draft, StepGraph graph) {
    /** The steps of which it is known what they do. */
    List<Step> knownSteps() {
      return draft.flow().steps().values().stream()
          .filter(step -> !draft.flaw(step.id()).verb())
          .toList();
    }

    /** Whether a name may be declared in a part of the file that was refused. */
    boolean mayBeDeclared(String name) {
      return draft.unreadNames().contains(name)
          || draft.unread().contains("data")
          || draft.unread().contains("inputs");
    }
  }

  /** What a rule has found. */
  final class Findings {
    private final List<Diagnostic> found = new ArrayList<>();

    void add(
        String code, Position at, @Nullable String step, String message, @Nullable String hint) {
      found.add(new Diagnostic(code, at, step, message, hint));
    }

    List<Diagnostic> found() {
      return List.copyOf(found);
    }
  }
}
