package io.relais.flows.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What can stand at a place of a generated flow. */
final class Kinds {
  private static final List<String> TYPES =
      List.of("text", "int", "number", "yes_no", "email", "phone", "date", "choice");

  private Kinds() {}

  /** The first of them begins a flow. */
  static List<Consumer<FlowWriter>> of(boolean main) {
    List<Consumer<FlowWriter>> kinds =
        new ArrayList<>(
            List.of(
                Kinds::ask,
                Kinds::say,
                Kinds::pass,
                Kinds::pause,
                Kinds::menu,
                Kinds::longMenu,
                Kinds::form,
                Kinds::read,
                Kinds::write,
                Kinds::list,
                Kinds::ticket));
    if (main) {
      kinds.add(Kinds::handoff);
      kinds.add(Kinds::run);
    }
    return kinds;
  }

  static void say(FlowWriter w) {
    String text = "say: \"Text " + w.place() + " for ${or(contact.first_name, 'you')}.\"";
    if (w.chance(20)) {
      w.step(
          w.step(""), "say", text, "next: " + w.next(), "on: {undelivered: " + w.forward() + "}");
    } else {
      w.step(w.step(""), "say", text, "next: " + w.next());
    }
  }

  private static void pass(FlowWriter w) {
    w.step(
        w.step(""),
        "",
        "set: {count: \"${or(count, 0) + 1}\"}",
        "save: {seen: \"${or(count, 0)}\"}",
        "tags: [seen" + w.place() + "]",
        "score: {add: " + (1 + w.place()) + ", reason: \"place\"}",
        "measure: {places: " + w.place() + "}",
        "next: [{if: \"or(count, 0) > 3\", to: " + w.forward() + "}, {else: " + w.next() + "}]");
  }

  private static void pause(FlowWriter w) {
    w.step(
        w.step(""),
        "wait",
        "wait: " + (1 + w.random().nextInt(5)) + "h",
        "next: " + w.next(),
        "on: {timeout: " + w.anywhere() + "}");
  }

  private static void ask(FlowWriter w) {
    String type = w.one(TYPES);
    String name = "v" + w.place();
    w.declare(name, type);
    List<String> lines =
        new ArrayList<>(
            List.of("ask: \"Question " + w.place() + "?\"", "as: " + type, "into: " + name));
    switch (type) {
      case "choice" -> lines.add("options: {a: \"First\", b: \"Second\", c: \"Third\"}");
      case "int" -> {
        lines.add("min: 1");
        lines.add("max: 9");
        lines.add("check: [{if: \"" + name + " == 7\", say: \"Seven is taken.\"}]");
      }
      case "text" -> lines.add(w.chance(50) ? "match: \"[A-Z]{2}-?[0-9]+\"" : "max: 40");
      case "date" -> lines.add("check: [{if: \"" + name + " < today()\", say: \"That is over.\"}]");
      default -> {}
    }
    if (w.chance(30)) {
      lines.add("retry: {max: 2, say: \"Once more, please.\"}");
    }
    if (w.chance(15)) {
      lines.add("locked: true");
    }
    lines.add("next: " + w.step("a"));
    if (w.chance(30)) {
      lines.add("on: {timeout: " + w.anywhere() + "}");
    }
    w.step(w.step(""), "ask", lines.toArray(String[]::new));
    w.step(
        w.step("a"), "say", "say: \"Noted: ${" + shown(type, name) + "}.\"", "next: " + w.next());
  }

  private static String shown(String type, String name) {
    return switch (type) {
      case "yes_no" -> name + " ? 'yes' : 'no'";
      case "date" -> "date(" + name + ")";
      case "choice" -> name + ".label";
      default -> name;
    };
  }

  private static void menu(FlowWriter w) {
    w.step(
        w.step(""),
        "menu",
        "menu: \"Choose at " + w.place() + "\"",
        "stale: " + w.one(List.of("reask", "answer", "ignore")),
        "options:",
        "  one: {label: \"The one\"}",
        "  two: {label: \"Another\", next: " + w.anywhere() + "}",
        "  three: {label: \"Sometimes\", if: \"or(count, 0) > 1\", next: " + w.anywhere() + "}",
        "next: " + w.next());
  }

  /** More options than a list has rows. */
  private static void longMenu(FlowWriter w) {
    String name = "m" + w.place();
    w.declare(name, "choice");
    List<String> lines =
        new ArrayList<>(List.of("menu: \"Choose of many\"", "into: " + name, "options:"));
    int options = 8 + w.random().nextInt(16);
    for (int i = 0; i < options; i++) {
      lines.add("  o" + i + ": \"Option " + (char) ('a' + i) + "\"");
    }
    lines.add("next: " + w.step("a"));
    w.step(w.step(""), "menu", lines.toArray(String[]::new));
    w.step(
        w.step("a"),
        "",
        "next: [{if: \""
            + name
            + ".id == 'o1'\", to: "
            + w.forward()
            + "}, {else: "
            + w.next()
            + "}]");
  }

  private static void form(FlowWriter w) {
    String f = "f" + w.place();
    w.declare(f + "a", "text");
    w.declare(f + "b", "optional int");
    w.declare(f + "c", "optional text");
    w.declare(f + "d", "choice");
    List<String> lines =
        new ArrayList<>(
            List.of(
                "form: \"Form " + w.place() + ".\"",
                "fields:",
                "  " + f + "a: {ask: \"Your name?\", as: text, default: \"${contact.name}\"}",
                "  " + f + "b: {ask: \"How many?\", as: int, min: 1, if: \"size(" + f + "a) > 3\"}",
                "  " + f + "c: {ask: \"Anything else?\", as: text, optional: true}",
                "  " + f + "d: {ask: \"Which?\", as: choice, options: {x: \"Ex\", y: \"Why\"}}"));
    if (w.chance(60)) {
      lines.add("confirm: \"${" + f + "a}, ${or(" + f + "b, 0)}, ${" + f + "d.label}.\"");
    }
    lines.add("next: " + w.next());
    lines.add("on: {cancelled: " + w.anywhere() + "}");
    w.step(w.step(""), "form", lines.toArray(String[]::new));
  }

  private static void read(FlowWriter w) {
    String name = "r" + w.place();
    w.declare(name, "{name: text, due: optional date}");
    w.step(
        w.step(""),
        "http",
        "http: {get: \"${env.API}/things/"
            + w.place()
            + "\", auth: secret.shop, timeout: 3s, retries: 1}",
        "returns: {" + name + ": \"$.thing\"}",
        "next: " + w.step("a"),
        "on: {not_found: " + w.anywhere() + ", unavailable: " + w.forward() + "}");
    w.step(w.step("a"), "say", "say: \"Got ${" + name + ".name}.\"", "next: " + w.next());
  }

  private static void write(FlowWriter w) {
    w.step(
        w.step(""),
        "http",
        "http:",
        "  " + w.one(List.of("post", "put", "patch")) + ": \"${env.API}/things\"",
        "  body: {place: " + w.place() + ", seen: \"${or(count, 0)}\"}",
        "  once: true",
        "next: " + w.next(),
        "on: {unknown: " + w.anywhere() + ", conflict: " + w.anywhere() + "}");
  }

  /** A menu of what a system answers. */
  private static void list(FlowWriter w) {
    String list = "l" + w.place();
    String pick = "p" + w.place();
    w.declare(list, "{list: {id: text, label: text}, max: 12}");
    w.declare(pick, "choice");
    w.step(
        w.step(""),
        "http",
        "http: {get: \"${env.API}/lists/" + w.place() + "\", timeout: 3s}",
        "returns: {" + list + ": \"$.items\"}",
        "next: " + w.step("a"));
    w.step(
        w.step("a"),
        "menu",
        "menu: \"Pick one\"",
        "into: " + pick,
        "options: {each: " + list + ", id: id, label: label}",
        "next: " + w.step("b"),
        "on: {invalid: " + w.forward() + "}");
    w.step(w.step("b"), "say", "say: \"You picked ${" + pick + ".label}.\"", "next: " + w.next());
  }

  private static void ticket(FlowWriter w) {
    w.step(
        w.step(""),
        "ticket",
        "ticket: sav",
        "note: \"Left at " + w.place() + "\"",
        "next: " + w.next());
  }

  private static void handoff(FlowWriter w) {
    w.step(
        w.step(""),
        "handoff",
        "handoff: sav",
        "say: \"Somebody comes.\"",
        "max_wait: 10m",
        "next: " + w.next(),
        "on: {returned: "
            + w.anywhere()
            + ", no_agent: "
            + w.step("a")
            + ", customer_left: fin, unavailable: "
            + w.step("a")
            + "}");
    w.step(w.step("a"), "say", "say: \"Nobody is free.\"", "next: " + w.next());
  }

  private static void run(FlowWriter w) {
    w.step(
        w.step(""),
        "run",
        "run: sub",
        "with: {given: \"${or(contact.first_name, 'x')}\"}",
        "next: " + w.next(),
        "on: {halted: " + w.forward() + "}");
  }
}
