package io.relais.flows.yaml;

import io.relais.flows.DidYouMean;
import io.relais.flows.Flow;
import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what opens a flow. */
final class Triggers {
  private static final String KEYWORD = "keyword";
  private static final String TEMPLATE = "template_reply";
  private static final String BUTTON = "button";
  private static final String AD = "ad_referral";
  private static final String EVENT = "event";
  private static final String API = "api";
  private static final List<String> KINDS = List.of(KEYWORD, TEMPLATE, AD, EVENT, API);
  private static final String ANY = "any";

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
    } else if (!KINDS.contains(first.name())) {
      problems.e01(
          first.key().at(),
          "Expected a trigger, but there is no trigger `" + first.name() + "`",
          DidYouMean.hint(KINDS, first.name()).orElse("triggers are " + Fields.listed(KINDS)));
    } else {
      checkAlone(first.name(), map, problems);
      Flow.Trigger trigger = trigger(first, map, problems);
      if (trigger != null) {
        triggers.add(trigger);
      }
    }
  }

  private static void checkAlone(String kind, Yaml.Mapping map, Problems problems) {
    Set<String> beside = kind.equals(TEMPLATE) ? Set.of(BUTTON) : Set.of();
    for (Yaml.Entry other : map.entries().subList(1, map.entries().size())) {
      if (!beside.contains(other.name())) {
        problems.e01(
            other.key().at(),
            "Expected nothing beside `" + kind + "`, but found `" + other.name() + "`",
            "each trigger is an entry of the list");
      }
    }
  }

  private static Flow.@Nullable Trigger trigger(
      Yaml.Entry first, Yaml.Mapping map, Problems problems) {
    Position at = first.key().at();
    Yaml value = first.value();
    return switch (first.name()) {
      case KEYWORD -> new Flow.Trigger.Keyword(Values.wordsByLocale(value, "words", problems), at);
      case TEMPLATE -> {
        Yaml.Entry button = map.find(BUTTON);
        String template = Values.word(value, "a template", problems);
        String pressed = button == null ? null : Values.word(button.value(), "a button", problems);
        yield template == null ? null : new Flow.Trigger.TemplateReply(template, pressed, at);
      }
      case AD -> {
        String source = Values.word(value, "`any` or the id of an advertisement", problems);
        yield source == null
            ? null
            : new Flow.Trigger.AdReferral(source.equals(ANY) ? null : source, at);
      }
      case EVENT -> {
        String name = Names.id("an event", value, problems);
        yield name == null ? null : new Flow.Trigger.Event(name, at);
      }
      default -> {
        boolean on =
            value instanceof Yaml.Scalar scalar && Objects.equals(Scalars.bool(scalar), true);
        if (!on) {
          problems.expected("`true`", value, null);
        }
        yield on ? new Flow.Trigger.Api(at) : null;
      }
    };
  }
}
