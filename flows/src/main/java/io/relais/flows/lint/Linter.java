package io.relais.flows.lint;

import io.relais.flows.Diagnostic;
import io.relais.flows.Draft;
import java.util.List;

/** Runs every rule over a workspace. */
public final class Linter {
  private static final List<Rule> RULES =
      List.of(
          new E01UnknownOutcome(),
          new E02MissingTarget(),
          new E03UncoveredOutcome(),
          new E05UnreachableStep(),
          new E06DeadEnd(),
          new E07LoopWithoutWait(),
          new E08UnknownVariable(),
          new E09WrongType(),
          new E12OptionLabels(),
          new E14Translations(),
          new E15Reach(),
          new E16Recursion(),
          new E18WriteTwice(),
          new E20Words(),
          new E21Regex());

  private Linter() {}

  /** Everything that is wrong with the flows beyond their shape, in reading order. */
  public static List<Diagnostic> check(Project project) {
    Rule.Findings findings = new Rule.Findings();
    Silence silence = Silence.of(project);
    List<Rule.Subject> subjects =
        project.flows().values().stream().map(draft -> subject(draft, project, silence)).toList();
    for (Rule rule : RULES) {
      subjects.forEach(subject -> rule.check(subject, findings));
      rule.checkBrand(project, silence, findings);
    }
    return findings.found().stream().sorted(Diagnostic.IN_READING_ORDER).toList();
  }

  private static Rule.Subject subject(Draft draft, Project project, Silence silence) {
    StepGraph graph = silence.graphs().get(draft.flow().id());
    return new Rule.Subject(
        project, draft, graph == null ? StepGraph.of(draft, project, silence) : graph);
  }
}
