package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.DidYouMean;
import io.relais.flows.Draft;
import io.relais.flows.Position;
import io.relais.flows.Step;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * E08: a value is put into something that is not declared ({@code into}, {@code set}, {@code
 * with}). Names inside expressions are checked where those are compiled.
 */
final class E08UnknownVariable implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Step step : subject.knownSteps()) {
      step.common()
          .set()
          .keySet()
          .forEach(name -> variable(name, "set." + name, step, subject, findings));
      step.common().marks().save().keySet().forEach(name -> profile(name, step, subject, findings));
      switch (step) {
        case Step.Ask ask -> into(ask.into(), step, subject, findings);
        case Step.Menu menu -> menu(menu, subject, findings);
        case Step.Form form ->
            form.fields()
                .keySet()
                .forEach(name -> variable(name, "fields." + name, step, subject, findings));
        case Step.Run run -> inputs(run, subject, findings);
        case Step.Http http ->
            http.returns()
                .keySet()
                .forEach(name -> variable(name, "returns." + name, step, subject, findings));
        case Step.Handoff handoff ->
            handoff
                .summary()
                .forEach(name -> variable(name, "summary.fields", step, subject, findings));
        case Step.Ticket _, Step.Say _, Step.Wait _, Step.End _, Step.Pass _ -> {}
      }
    }
  }

  private static void menu(Step.Menu menu, Subject subject, Findings findings) {
    into(menu.into(), menu, subject, findings);
    Step.Each each = menu.each();
    if (each != null) {
      variable(each.list(), each.at(), menu, subject, findings);
    }
  }

  private static void profile(String name, Step step, Subject subject, Findings findings) {
    Brand brand = subject.project().brand();
    if (brand != null && !brand.profile().containsKey(name)) {
      findings.add(
          "E08",
          place(step, "save." + name, subject.draft()),
          step.id(),
          "Expected a field of the profile, but brand.yaml declares no `" + name + "`",
          DidYouMean.hint(brand.profile().keySet(), name)
              .orElse("declare it under `profile` in brand.yaml"));
    }
  }

  private static void into(@Nullable String name, Step step, Subject subject, Findings findings) {
    if (name != null) {
      variable(name, "into", step, subject, findings);
    }
  }

  private static void variable(
      String name, String path, Step step, Subject subject, Findings findings) {
    variable(name, place(step, path, subject.draft()), step, subject, findings);
  }

  private static void variable(
      String name, Position at, Step step, Subject subject, Findings findings) {
    Draft draft = subject.draft();
    if (draft.flow().typeOf(name) == null && !subject.mayBeDeclared(name)) {
      Set<String> names = new LinkedHashSet<>(draft.flow().data().keySet());
      names.addAll(draft.flow().inputs().keySet());
      findings.add(
          "E08",
          at,
          step.id(),
          "Expected a declared variable, but there is no `" + name + "`",
          DidYouMean.hint(names, name).orElse("declare it under `data`"));
    }
  }

  private static void inputs(Step.Run run, Subject subject, Findings findings) {
    Draft called = subject.project().flows().get(run.flow());
    if (called == null || called.unread().contains("inputs")) {
      return;
    }
    Set<String> inputs = called.flow().inputs().keySet();
    for (String name : run.with().keySet()) {
      if (!inputs.contains(name) && !called.unreadNames().contains(name)) {
        findings.add(
            "E08",
            place(run, "with." + name, subject.draft()),
            run.id(),
            "Expected an input of flow `" + run.flow() + "`, but it has no `" + name + "`",
            DidYouMean.hint(inputs, name)
                .orElse(
                    inputs.isEmpty()
                        ? "it has no inputs"
                        : "its inputs are " + Outcomes.listed(inputs)));
      }
    }
  }

  private static Position place(Step step, String path, Draft draft) {
    return draft.place("steps." + step.id() + "." + path);
  }
}
