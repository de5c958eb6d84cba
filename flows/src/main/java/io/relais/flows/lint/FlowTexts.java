package io.relais.flows.lint;

import io.relais.flows.Step;
import io.relais.flows.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that a step shows to customers. */
public final class FlowTexts {
  private FlowTexts() {}

  public static List<Text> of(Step step) {
    List<Text> texts = new ArrayList<>();
    switch (step) {
      case Step.Say say -> texts.add(say.text());
      case Step.Ask ask -> add(ask, texts);
      case Step.Menu menu -> {
        texts.add(menu.body());
        add(menu.options(), texts);
        add(menu.retry().say(), texts);
      }
      case Step.Form form -> {
        texts.add(form.title());
        form.fields()
            .values()
            .forEach(
                field -> {
                  add(field, texts);
                  add(field.label(), texts);
                });
        add(form.confirm(), texts);
        add(form.retry().say(), texts);
      }
      case Step.Handoff handoff -> add(handoff.say(), texts);
      case Step.Http _, Step.Ticket _, Step.Wait _, Step.Run _, Step.End _, Step.Pass _ -> {}
    }
    return texts;
  }

  private static void add(Step.Asked asked, List<Text> texts) {
    texts.add(asked.question());
    add(asked.options(), texts);
    add(asked.retry().say(), texts);
    asked.refine().checks().forEach(check -> texts.add(check.say()));
  }

  private static void add(List<Step.Option> options, List<Text> texts) {
    for (Step.Option option : options) {
      texts.add(option.label());
      add(option.hint(), texts);
    }
  }

  private static void add(@Nullable Text text, List<Text> texts) {
    if (text != null) {
      texts.add(text);
    }
  }
}
