package io.relais.flows.yaml;

import io.relais.flows.Expression;
import io.relais.flows.Next;
import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where a step leads, and remembers whether some of it could not be read. */
final class Edges {
  private static final String ELSE_HINT = "end the list with `- {else: step}`";

  private final Problems problems;
  private final String path;
  private final Map<String, Position> places;
  private boolean lost = false;

  /**
   * @param path what the places of the keys of {@code on} are remembered by
   */
  Edges(Problems problems, String path, Map<String, Position> places) {
    this.problems = problems;
    this.path = path;
    this.places = places;
  }

  /** Whether there may be edges that were not read. */
  boolean lost() {
    return lost;
  }

  void lose() {
    lost = true;
  }

  @Nullable Next next(@Nullable Yaml value) {
    return switch (value) {
      case null -> null;
      case Yaml.Sequence list -> branches(list);
      default -> target(value, "a step or a list of branches");
    };
  }

  Next.@Nullable Target target(@Nullable Yaml value, String what) {
    boolean isMap = value instanceof Yaml.Mapping;
    if (isMap && value != null) {
      problems.expected(what, value, "branches are a list: `- {if: …, to: step}`, " + ELSE_HINT);
    }
    String step = isMap ? null : Values.word(value, what, problems);
    if (step == null || value == null) {
      lost |= value != null;
      return null;
    }
    return new Next.Target(step, value.at());
  }

  private @Nullable Next branches(Yaml.Sequence list) {
    List<Next.Branch> branches = new ArrayList<>();
    Next.Target otherwise = null;
    int before = problems.count();
    for (Yaml item : list.items()) {
      if (otherwise != null) {
        problems.add(
            "E04",
            item.at(),
            "Expected `else` as the last branch, but another one follows it",
            null);
        lost = true;
        return new Next.Branches(branches, otherwise, list.at());
      }
      otherwise = branch(item, branches);
    }
    if (otherwise != null) {
      return new Next.Branches(branches, otherwise, list.at());
    }
    lost = true;
    if (problems.count() == before) {
      problems.add(
          "E04",
          list.at(),
          "Expected a last branch `else`, but where no `if` holds there is no way on",
          ELSE_HINT);
    }
    return branches.isEmpty()
        ? null
        : new Next.Branches(branches, branches.getLast().target(), list.at());
  }

  /** Adds a branch with a condition; returns the target of one without. */
  private Next.@Nullable Target branch(Yaml item, List<Next.Branch> branches) {
    Yaml.Mapping map = Values.map(item, "a branch `{if: …, to: step}` or `{else: step}`", problems);
    if (map == null) {
      lost = true;
      return null;
    }
    Fields fields =
        Fields.of(map, "a branch", map.at(), List.of("if", "to", "else"), Set.of(), problems);
    if (fields.has("else")) {
      if (fields.keys().size() > 1) {
        problems.e01(fields.at("else"), "Expected `else` alone or `if` with `to`, but found both");
      }
      return target(fields.get("else"), "a step");
    }
    Expression condition = condition(fields.require("if"), problems);
    Next.Target to = target(fields.require("to"), "a step");
    lost |= to == null || fields.hasStrangeKeys();
    if (condition != null && to != null) {
      branches.add(new Next.Branch(condition, to));
    } else if (to != null) {
      lost = true;
    }
    return null;
  }

  Map<String, Next.Target> on(@Nullable Yaml value) {
    Map<String, Next.Target> routes = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(value, "a step for each outcome, as {timeout: step}", problems);
    lost |= value != null && map == null;
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        places.put(path + ".on." + entry.name(), entry.key().at());
        Next.Target target = target(entry.value(), "a step");
        if (target != null) {
          routes.put(entry.name(), target);
        }
      }
    }
    return routes;
  }

  /** A bare expression; null, and reported, where there is none. */
  static @Nullable Expression condition(@Nullable Yaml value, Problems problems) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Yaml.Scalar scalar) || scalar.text().isBlank()) {
      problems.expected("an expression", value, null);
      return null;
    }
    if (scalar.text().contains("${")) {
      problems.e01(
          scalar.computed().isEmpty() ? scalar.at() : scalar.computed().getFirst(),
          "Expected a bare expression in `if`, but found `${`",
          "leave `${` and `}` out");
      return null;
    }
    return new Expression(scalar.text(), scalar.content());
  }
}
