package io.relais.flows.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes one flow. Its places stand in a row, each a step or a few, and every place leads to the
 * next; so all are reached and all reach the end. Other ways lead forward, or anywhere after a
 * wait.
 */
final class FlowWriter {
  private final String id;
  private final SplittableRandom random;
  private final int places;
  private final StringBuilder steps = new StringBuilder();
  private final Map<String, String> data = new LinkedHashMap<>();
  private final Map<String, String> defaults = new TreeMap<>();
  private final Set<String> verbs = new TreeSet<>();
  private int place;

  FlowWriter(String id, SplittableRandom random, int places) {
    this.id = id;
    this.random = random;
    this.places = places;
  }

  Set<String> verbs() {
    return verbs;
  }

  /** The flow, with so many faults. */
  String write(int faults) {
    data.put("count", "optional int");
    List<Consumer<FlowWriter>> kinds = new ArrayList<>(Kinds.of(id.equals("main")));
    Faults planted = new Faults(this);
    Set<Integer> wrong = new TreeSet<>();
    while (wrong.size() < Math.min(faults, places - 1)) {
      wrong.add(1 + random.nextInt(places - 1));
    }
    for (place = 0; place < places; place++) {
      if (wrong.contains(place)) {
        planted.plant();
      } else {
        int kind = place == 0 ? 0 : random.nextInt(kinds.size());
        kinds.get(kind).accept(this);
      }
    }
    return header() + steps + ends();
  }

  private String header() {
    String declared =
        data.entrySet().stream()
            .map(entry -> "  " + entry.getKey() + ": " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    String routes =
        defaults.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "flow: "
        + id
        + "\nlocale: en\n"
        + (id.equals("main") ? "" : "inputs: {given: optional text}\noutcomes: [done, halted]\n")
        + "data:\n"
        + declared
        + "defaults: {timeout: 30m, retry: 1, on: {"
        + routes
        + "}}\nstart: s0\nsteps:\n";
  }

  /** What the defaults lead to, as far as any step needs it. */
  private String ends() {
    StringBuilder ends = new StringBuilder();
    if (defaults.containsValue("quiet")) {
      ends.append("  quiet: {wait: 5h, next: resume, on: {timeout: fin}}\n");
    }
    if (defaults.containsValue("help")) {
      ends.append("  help: {run: person, next: fin}\n");
    }
    if (defaults.containsValue("down")) {
      ends.append("  down: {say: \"Something is down.\", next: fin}\n");
    }
    if (defaults.containsValue("halt")) {
      ends.append("  halt: {end: halted}\n");
    }
    return ends.append("  fin: {end: done}\n").toString();
  }

  SplittableRandom random() {
    return random;
  }

  boolean chance(int ofHundred) {
    return random.nextInt(100) < ofHundred;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int place() {
    return place;
  }

  /** The step of this place, or a further one of it. */
  String step(String suffix) {
    return "s" + place + suffix;
  }

  /** The next place. */
  String next() {
    return later(place + 1);
  }

  /** Any place behind this one. */
  String forward() {
    return later(place + 1 + random.nextInt(places - place));
  }

  private String later(int wanted) {
    return wanted < places ? "s" + wanted : "fin";
  }

  /** Any place: only after a wait. */
  String anywhere() {
    return chance(25) ? "s" + random.nextInt(places) : forward();
  }

  void declare(String name, String type) {
    data.put(name, type);
  }

  /** A step, with its lines; {@code verb} is the key of the first. */
  void step(String step, String verb, String... lines) {
    verbs.add(verb.isEmpty() ? "none" : verb);
    steps.append("  ").append(step).append(":\n");
    for (String line : lines) {
      steps.append("    ").append(line).append('\n');
    }
    routes(verb, List.of(lines));
  }

  /** A step that is itself at fault. */
  void faulty(String step, String code, String verb, String... lines) {
    int from = steps.length();
    step(step, verb, lines);
    steps.insert(steps.indexOf("\n", from), Generated.MARK + code);
  }

  /** What a step does not route itself is left to the defaults of the flow. */
  private void routes(String verb, List<String> lines) {
    String quiet = id.equals("main") ? "quiet" : "halt";
    switch (verb) {
      case "say" -> route("undelivered", "fin", lines);
      case "wait" -> route("timeout", quiet, lines);
      case "ask", "menu", "form" -> {
        route("timeout", quiet, lines);
        route("invalid", "help", lines);
      }
      case "http" -> {
        route("unavailable", "down", lines);
        route("rejected", "down", lines);
        route("unknown", "down", lines);
      }
      case "ticket" -> route("unavailable", "down", lines);
      default -> {}
    }
  }

  private void route(String outcome, String to, List<String> lines) {
    if (lines.stream().noneMatch(line -> line.contains(outcome + ":"))) {
      defaults.put(outcome, to);
    }
    if (to.equals("down")) {
      defaults.put("undelivered", "fin");
    }
  }
}
