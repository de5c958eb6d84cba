package io.relais.flows.yaml;

import io.relais.flows.DidYouMean;
import io.relais.flows.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what opens a flow. */
final class Triggers {
  private static final String KEYWORD = "keyword";

  private Triggers() {}

  static List<Flow.Trigger> read(@Nullable Yaml value, Problems problems) {
    List<Flow.Trigger> triggers = new ArrayList<>();
    Yaml.Sequence list = Values.list(value, "a list of triggers", problems);
    if (list != null) {
      for (Yaml item : list.items()) {
        Yaml.Mapping map = Values.map(item, "a trigger, as {keyword: {fr: [bonjour]}}", problems);
        if (map != null) {
          add(map, triggers, problems);
        }
      }
    }
    return triggers;
  }

  private static void add(Yaml.Mapping map, List<Flow.Trigger> triggers, Problems problems) {
    Yaml.Entry first = map.entries().isEmpty() ? null : map.entries().getFirst();
    if (first == null) {
      problems.expected("a trigger, as {keyword: {fr: [bonjour]}}", map, null);
    } else if (Later.TRIGGERS.contains(first.name())) {
      Later.report(first.key(), problems);
    } else if (!first.name().equals(KEYWORD)) {
      problems.e01(
          first.key().at(),
          "Expected a trigger, but there is no trigger `" + first.name() + "`",
          DidYouMean.hint(List.of(KEYWORD), first.name()).orElse("this version knows `keyword`"));
    } else {
      for (Yaml.Entry other : map.entries().subList(1, map.entries().size())) {
        problems.e01(
            other.key().at(),
            "Expected nothing beside `keyword`, but found `" + other.name() + "`",
            "each trigger is an entry of the list");
      }
      triggers.add(
          new Flow.Trigger.Keyword(
              Values.wordsByLocale(first.value(), "words", problems), first.key().at()));
    }
  }
}
