package io.relais.flows.lint;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.relais.flows.Position;
import io.relais.flows.Step;

/** E21: a {@code match} is no regular expression of RE2, which alone takes linear time. */
final class E21Regex implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.knownSteps()) {
      for (Step.Asked asked : step.asks()) {
        if (asked.refine().match() != null) {
          check(step, asked, asked.refine().match(), findings);
        }
      }
    }
  }

  private static void check(Step step, Step.Asked asked, String pattern, Findings findings) {
    Position at = asked.refine().matchAt();
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      findings.add(
          "E21",
          at == null ? step.at() : at,
          step.id(),
          "Expected a regular expression (RE2), but found "
              + e.getDescription()
              + ": `"
              + e.getPattern()
              + "`",
          e.getDescription().contains("Perl")
              ? "look-around and back-references do not exist in RE2"
              : null);
    }
  }
}
