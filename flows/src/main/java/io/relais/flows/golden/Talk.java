package io.relais.flows.golden;

import io.relais.flows.Input;
import io.relais.flows.Position;
import io.relais.flows.golden.GoldenFile.Datum;
import io.relais.flows.golden.GoldenFile.Expectation;
import io.relais.flows.golden.GoldenFile.Fact;
import io.relais.flows.golden.GoldenFile.Line;
import io.relais.flows.golden.GoldenFile.Said;
import io.relais.flows.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a transcript. */
final class Talk {
  private static final Set<String> LINE =
      Set.of(
          "user", "tap", "notice", "bot", "options", "advance", "crash", "expect", "media", "agent",
          "webhook");
  private static final Set<String> LATER_LINES = Set.of("publish");
  private static final Set<String> EXPECT =
      Set.of(
          "at", "data", "ended", "messages", "timers", "http_calls", "handoff", "ticket", "tags");

  private final Nodes nodes;
  private final Arrivals arrivals;

  Talk(Nodes nodes) {
    this.nodes = nodes;
    this.arrivals = new Arrivals(nodes);
  }

  List<Line> lines(@Nullable Yaml value) {
    List<Line> lines = new ArrayList<>();
    Yaml.Sequence list = nodes.list(value, "a list of lines");
    if (list != null) {
      for (Yaml item : list.items()) {
        Yaml.Mapping map = nodes.map(item, "a line such as `user: bonjour`");
        Line line = map == null ? null : line(map);
        if (line != null) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private @Nullable Line line(Yaml.Mapping map) {
    Map<String, Yaml> fields = nodes.fields(map, "a line", LINE, LATER_LINES);
    List<String> verbs = fields.keySet().stream().filter(key -> !key.equals("options")).toList();
    if (verbs.size() > 1) {
      nodes.report(
          map.at(),
          "Expected one thing on a line, but found `" + String.join("` and `", verbs) + "`",
          null);
      return null;
    }
    if (fields.containsKey("options") && !fields.containsKey("bot")) {
      nodes.report(map.at(), "Expected `options` beside `bot`, but there is none", null);
      return null;
    }
    return verbs.isEmpty() ? null : line(map.at(), verbs.getFirst(), fields);
  }

  private @Nullable Line line(Position at, String verb, Map<String, Yaml> fields) {
    Yaml value = fields.get(verb);
    return switch (verb) {
      case "user" -> {
        String text = nodes.text(value, "what the customer writes");
        yield text == null ? null : new Line.User(at, text);
      }
      case "tap" -> {
        String option = nodes.text(value, "the id of an option");
        yield option == null ? null : new Line.Tap(at, option);
      }
      case "notice" -> {
        String name = nodes.text(value, "automated or stopped");
        yield name == null ? null : new Line.Bot(at, new Said.Notice(name), null);
      }
      case "media" -> media(at, value);
      case "agent" -> agent(at, value);
      case "webhook" -> {
        GoldenFile.Arrival what = arrivals.read(at, value);
        yield what == null ? null : new Line.Webhook(at, what);
      }
      case "bot" -> bot(at, fields);
      case "advance" -> {
        Duration time =
            nodes.parsed(value, "a time such as `30m`, `12h` or `7d`", Durations::parse);
        yield time == null ? null : new Line.Advance(at, time);
      }
      case "crash" -> new Line.Crash(at);
      default -> expect(at, value);
    };
  }

  private @Nullable Line media(Position at, @Nullable Yaml value) {
    if (value instanceof Yaml.Mapping map) {
      Map<String, Yaml> fields =
          nodes.fields(map, "what is sent", Set.of("kind", "caption"), Set.of());
      String kind = nodes.text(fields.get("kind"), "a kind such as image");
      return kind == null
          ? null
          : new Line.Media(at, kind, nodes.text(fields.get("caption"), "a caption"));
    }
    String kind = nodes.text(value, "a kind such as image");
    return kind == null ? null : new Line.Media(at, kind, null);
  }

  private @Nullable Line agent(Position at, @Nullable Yaml value) {
    if (value instanceof Yaml.Mapping map) {
      Map<String, Yaml> fields = nodes.fields(map, "an agent", Set.of("says"), Set.of());
      String text = nodes.text(fields.get("says"), "what the agent writes");
      return text == null ? null : new Line.Agent(at, Input.DeskAct.SAID, text);
    }
    Input.DeskAct act =
        nodes.parsed(
            value,
            "takes, closes, returns, leaves (the customer), or none (nobody is free)",
            Talk::act);
    return act == null ? null : new Line.Agent(at, act, null);
  }

  private static Optional<Input.DeskAct> act(String word) {
    return switch (word) {
      case "takes" -> Optional.of(Input.DeskAct.TOOK);
      case "closes" -> Optional.of(Input.DeskAct.CLOSED);
      case "returns" -> Optional.of(Input.DeskAct.RETURNED);
      case "leaves" -> Optional.of(Input.DeskAct.CUSTOMER_LEFT);
      case "none" -> Optional.of(Input.DeskAct.NO_AGENT);
      default -> Optional.empty();
    };
  }

  private @Nullable Line bot(Position at, Map<String, Yaml> fields) {
    Said said = said(fields.get("bot"));
    List<String> options = nodes.ids(fields.get("options"), "a list of option ids");
    return said == null ? null : new Line.Bot(at, said, options);
  }

  private @Nullable Said said(@Nullable Yaml value) {
    if (value instanceof Yaml.Scalar scalar) {
      boolean any = scalar.style() == Yaml.Style.PLAIN && scalar.text().equals("any");
      return any ? new Said.Any() : new Said.Exactly(scalar.text());
    }
    Yaml.Mapping map = nodes.map(value, "a text, `any`, {like: …} or {step: …}");
    if (map == null) {
      return null;
    }
    Map<String, Yaml> fields =
        nodes.fields(map, "what the bot says", Set.of("like", "step"), Set.of());
    if (fields.size() != 1) {
      nodes.report(
          map.at(),
          "Expected either `like` or `step`, but found " + fields.size() + " of them",
          null);
      return null;
    }
    String like = nodes.text(fields.get("like"), "a text with `*` for anything");
    String step = nodes.text(fields.get("step"), "the id of a step");
    return like != null ? new Said.Like(like) : step != null ? new Said.OfStep(step) : null;
  }

  private @Nullable Line expect(Position at, @Nullable Yaml value) {
    Yaml.Mapping map = nodes.map(value, "a map of what is expected");
    if (map == null) {
      return null;
    }
    Map<String, Yaml> fields = nodes.fields(map, "what is expected", EXPECT, Set.of());
    return new Line.Expect(
        at,
        new Expectation(
            fact(fields.get("at"), nodes.text(fields.get("at"), "the id of a step")),
            data(fields.get("data")),
            fact(fields.get("ended"), nodes.text(fields.get("ended"), "an outcome")),
            fact(fields.get("messages"), nodes.count(fields.get("messages"), "how many messages")),
            fact(fields.get("timers"), nodes.count(fields.get("timers"), "how many timers")),
            fact(fields.get("http_calls"), nodes.count(fields.get("http_calls"), "how many calls")),
            fact(fields.get("handoff"), nodes.text(fields.get("handoff"), "a queue")),
            fact(fields.get("ticket"), ticket(fields.get("ticket"))),
            fact(fields.get("tags"), nodes.ids(fields.get("tags"), "a list of tags"))));
  }

  private @Nullable Map<String, String> ticket(@Nullable Yaml value) {
    Yaml.Mapping map = nodes.map(value, "a ticket {queue: …, note: …}");
    if (map == null) {
      return null;
    }
    Map<String, String> ticket = new LinkedHashMap<>();
    nodes
        .fields(map, "a ticket", Set.of("queue", "note"), Set.of())
        .forEach(
            (key, part) -> {
              String text = nodes.text(part, "a text");
              if (text != null) {
                ticket.put(key, text);
              }
            });
    return ticket;
  }

  private static <T> @Nullable Fact<T> fact(@Nullable Yaml value, @Nullable T read) {
    return value == null || read == null ? null : new Fact<>(read, value.at());
  }

  private Map<String, Fact<Datum>> data(@Nullable Yaml value) {
    Map<String, Fact<Datum>> data = new LinkedHashMap<>();
    Yaml.Mapping map = nodes.map(value, "a map of variables");
    if (map != null) {
      map.entries()
          .forEach(
              entry ->
                  data.put(entry.name(), new Fact<>(datum(entry.value()), entry.value().at())));
    }
    return data;
  }

  private static Datum datum(Yaml value) {
    return switch (value) {
      case Yaml.Scalar scalar ->
          scalar.style() == Yaml.Style.PLAIN && scalar.text().equals("unset")
              ? new Datum.Unset()
              : new Datum.Plain(scalar.text());
      case Yaml.Sequence list -> new Datum.Items(list.items().stream().map(Talk::datum).toList());
      case Yaml.Mapping map -> {
        Map<String, Datum> fields = new LinkedHashMap<>();
        map.entries().forEach(entry -> fields.put(entry.name(), datum(entry.value())));
        yield new Datum.Fields(fields);
      }
      case Yaml.Refused _ -> new Datum.Unset();
    };
  }
}
