package io.relais.flows.generated;

import java.util.List;

/** Writes places that are wrong in one way, and marks the line where that is to be told. */
final class Faults {
  private final FlowWriter w;
  private final List<Runnable> all =
      List.of(
          this::unknownKey,
          this::missingTarget,
          this::uncoveredOutcome,
          this::noElse,
          this::unreachable,
          this::deadEnd,
          this::loopWithoutWait,
          this::unknownVariable,
          this::wrongType,
          this::sameLabel,
          this::listWithoutMax,
          this::undeclaredHost,
          this::undeclaredSecret,
          this::writeTwice,
          this::labelIsWord,
          this::lookahead);

  Faults(FlowWriter writer) {
    this.w = writer;
  }

  void plant() {
    w.one(all).run();
  }

  private static String marked(String line, String code) {
    return line + Generated.MARK + code;
  }

  private void unknownKey() {
    w.step(
        w.step(""), "say", "say: \"A colour.\"", marked("colour: red", "E01"), "next: " + w.next());
  }

  private void missingTarget() {
    w.step(
        w.step(""),
        "wait",
        "wait: 2h",
        "next: " + w.next(),
        "on:",
        marked("  timeout: elsewhere_" + w.place(), "E02"));
  }

  private void uncoveredOutcome() {
    w.faulty(
        w.step(""),
        "E03",
        "handoff",
        "handoff: sav",
        "max_wait: 10m",
        "next: " + w.next(),
        "on: {returned: " + w.next() + ", customer_left: fin, unavailable: fin}");
  }

  private void noElse() {
    w.step(
        w.step(""),
        "",
        "set: {count: 1}",
        marked(
            "next: [{if: \"or(count, 0) > 1\", to: fin}, {if: \"or(count, 0) < 2\", to: "
                + w.next()
                + "}]",
            "E04"));
  }

  private void unreachable() {
    Kinds.say(w);
    w.faulty("lost" + w.place(), "E05", "say", "say: \"Never said.\"", "next: fin");
  }

  private void deadEnd() {
    w.step(
        w.step(""), "wait", "wait: 2h", "next: " + w.next(), "on: {timeout: " + w.step("x") + "}");
    w.faulty(
        w.step("x"),
        "E06",
        "wait",
        "wait: 1h",
        "next: " + w.step("x"),
        "on: {timeout: " + w.step("x") + "}");
  }

  private void loopWithoutWait() {
    w.faulty(
        w.step(""),
        "E07",
        "",
        "next: [{if: \"or(count, 0) > 5\", to: " + w.next() + "}, {else: " + w.step("x") + "}]");
    w.step(w.step("x"), "", "tags: [round]", "next: " + w.step(""));
  }

  private void unknownVariable() {
    w.step(
        w.step(""),
        "say",
        marked("say: \"Hello ${nobody_" + w.place() + "}.\"", "E08"),
        "next: " + w.next());
  }

  private void wrongType() {
    w.step(w.step(""), "", marked("set: {count: \"${today()}\"}", "E09"), "next: " + w.next());
  }

  private void sameLabel() {
    w.step(
        w.step(""),
        "menu",
        "menu: \"Choose well\"",
        "options:",
        "  one: \"The same\"",
        marked("  two: \"the same \"", "E12"),
        "next: " + w.next());
  }

  private void listWithoutMax() {
    String list = "endless" + w.place();
    w.declare(list, marked("{list: text}", "E13"));
    w.step(
        w.step(""), "say", "set: {" + list + ": [a]}", "say: \"A list.\"", "next: " + w.step("a"));
    w.step(w.step("a"), "say", "say: \"Of ${size(" + list + ")}.\"", "next: " + w.next());
  }

  private void undeclaredHost() {
    w.step(
        w.step(""),
        "http",
        marked("http: {get: \"https://elsewhere.example/x\"}", "E15"),
        "next: " + w.next());
  }

  private void undeclaredSecret() {
    w.step(
        w.step(""),
        "http",
        "http:",
        "  get: \"${env.API}/x\"",
        marked("  auth: secret.unheard", "E15"),
        "next: " + w.next());
  }

  private void writeTwice() {
    w.step(
        w.step(""),
        "http",
        "http:",
        marked("  post: \"${env.API}/x\"", "E18"),
        "next: " + w.step("a"));
    w.step(
        w.step("a"),
        "menu",
        "menu: \"Once more\"",
        "options: {again: {label: \"Again\", next: " + w.step("") + "}, enough: \"Enough\"}",
        "next: " + w.next());
  }

  private void labelIsWord() {
    w.step(
        w.step(""),
        "menu",
        "menu: \"Choose well\"",
        "options:",
        "  one: \"Go on\"",
        marked("  two: \"Stop\"", "E20"),
        "next: " + w.next());
  }

  private void lookahead() {
    String name = "v" + w.place();
    w.declare(name, "text");
    w.step(
        w.step(""),
        "ask",
        "ask: \"Your number?\"",
        "as: text",
        "into: " + name,
        marked("match: \"AB(?=[0-9])\"", "E21"),
        "next: " + w.next());
  }
}
