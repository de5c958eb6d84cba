package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Flow;
import io.relais.flows.Next;
import io.relais.flows.Position;
import io.relais.flows.Step;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** E02: a step, flow or outcome is named that does not exist. */
final class E02MissingTarget implements Rule {
  @Override
  public void check(Subject subject, Findings findings) {
    Flow flow = subject.draft().flow();
    if (!subject.draft().unread().contains("start")) {
      target(flow.start(), null, subject, findings);
    }
    flow.defaults().values().forEach(to -> target(to, null, subject, findings));
    flow.steps().values().forEach(step -> checkStep(step, subject, findings));
  }

  private static void checkStep(Step step, Subject subject, Findings findings) {
    Targets.of(step).stream().distinct().forEach(to -> target(to, step, subject, findings));
    switch (step) {
      case Step.Run run -> flow(run, subject, findings);
      case Step.End end -> outcome(end, subject, findings);
      case Step.Ticket ticket -> queue(ticket.queue(), ticket.queueAt(), step, subject, findings);
      case Step.Handoff handoff ->
          queue(handoff.queue(), handoff.queueAt(), step, subject, findings);
      case Step.Waiting _, Step.Http _, Step.Say _, Step.Pass _ -> {}
    }
  }

  private static void target(
      Next.Target to, @Nullable Step from, Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Set<String> steps = draft.flow().steps().keySet();
    boolean unknown = draft.unread().contains("steps") || Next.RESERVED.contains(to.step());
    if (!unknown && !steps.contains(to.step())) {
      add(to.at(), from, "step", to.step(), steps, findings);
    }
  }

  private static void flow(Step.Run run, Subject subject, Findings findings) {
    Set<String> flows = subject.project().flows().keySet();
    if (!run.flow().isEmpty() && !flows.contains(run.flow())) {
      Position at = subject.draft().place("steps." + run.id() + ".run");
      add(at, run, "flow", run.flow(), flows, findings);
    }
  }

  private static void queue(
      String name, Position at, Step step, Subject subject, Findings findings) {
    Brand brand = subject.project().brand();
    if (brand != null && !name.isEmpty() && !brand.reach().queues().contains(name)) {
      add(at, step, "queue", name, brand.reach().queues(), findings);
    }
  }

  private static void outcome(Step.End end, Subject subject, Findings findings) {
    Draft draft = subject.draft();
    Collection<String> outcomes = draft.flow().outcomes();
    boolean unknown = draft.unread().contains("outcomes") || !draft.isWhole(end.id());
    if (!unknown && !outcomes.contains(end.outcome())) {
      Position at = draft.place("steps." + end.id() + ".end");
      add(at, end, "outcome", end.outcome(), outcomes, findings);
    }
  }

  @Override
  public void checkBrand(Project project, Silence silence, Findings findings) {
    Brand brand = project.brand();
    if (brand != null) {
      brandFlow(brand.first(), brand.firstAt(), project, findings);
      brandFlow(brand.human().flow(), brand.human().at(), project, findings);
    }
  }

  private static void brandFlow(String flow, Position at, Project project, Findings findings) {
    if (!flow.isEmpty() && !project.flows().containsKey(flow)) {
      add(at, null, "flow", flow, project.flows().keySet(), findings);
    }
  }

  private static void add(
      Position at,
      @Nullable Step step,
      String kind,
      String name,
      Collection<String> known,
      Findings findings) {
    findings.add(
        "E02",
        at,
        step == null ? null : step.id(),
        "Expected "
            + (kind.equals("outcome") ? "an " : "a ")
            + kind
            + ", but there is no "
            + kind
            + " `"
            + name
            + "`",
        DidYouMean.hint(known, name).orElse(null));
  }
}
