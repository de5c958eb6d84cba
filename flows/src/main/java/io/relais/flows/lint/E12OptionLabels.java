package io.relais.flows.lint;

import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * E12: two options of one step read alike, or one reads like nothing, in some locale. Options that
 * both have an {@code if} may be meant to exclude each other.
 */
final class E12OptionLabels implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.knownSteps()) {
      if (step instanceof Step.Menu menu) {
        check(menu.options(), step, findings);
      }
      step.asks().forEach(asked -> check(asked.options(), step, findings));
    }
  }

  private static void check(List<Step.Option> options, Step step, Findings findings) {
    Map<String, Step.Option> seen = new HashMap<>();
    for (Step.Option option : options) {
      for (Map.Entry<String, Template> label : option.label().byLocale().entrySet()) {
        String text = label.getValue().source().strip().toLowerCase(Locale.ROOT);
        Position at = label.getValue().at();
        Step.Option other = seen.putIfAbsent(label.getKey() + " " + text, option);
        if (text.isEmpty()) {
          findings.add(
              "E12",
              at,
              step.id(),
              "Expected a label for option `" + option.id() + "`, but it is empty",
              null);
        } else if (other != null && !exclusive(option, other)) {
          findings.add(
              "E12",
              at,
              step.id(),
              "Expected labels that differ, but `" + other.id() + "` reads the same",
              null);
        }
      }
    }
  }

  private static boolean exclusive(Step.Option a, Step.Option b) {
    return a.condition() != null && b.condition() != null;
  }
}
