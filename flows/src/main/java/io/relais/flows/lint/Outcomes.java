package io.relais.flows.lint;

import io.relais.flows.Draft;
import io.relais.flows.Step;
import java.util.Collection;
import java.util.stream.Collectors;

/** Which outcomes a step has, as far as that is known. */
final class Outcomes {
  private Outcomes() {}

  /** False for a subflow whose outcomes could not be read, or that does not exist. */
  static boolean known(Step step, Project project) {
    if (!(step instanceof Step.Run run)) {
      return true;
    }
    Draft subflow = project.flows().get(run.flow());
    return subflow != null && !subflow.unread().contains("outcomes");
  }

  static String listed(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
