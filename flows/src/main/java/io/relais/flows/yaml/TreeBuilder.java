package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes the tree of one YAML document from the engine's events. It works on events rather than on
 * composed nodes because an alias is refused where it stands, before anything is repeated, and
 * nesting is bounded before it is built.
 */
final class TreeBuilder {
  /** Levels of nesting: flows need ten. */
  private static final int MAX_DEPTH = 24;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(YamlParser.MAX_BYTES + 1).build();

  private final Source source;
  private final Iterator<Event> events;
  private final Problems problems;
  private boolean anchored = false;

  private TreeBuilder(Source source, Iterator<Event> events, Problems problems) {
    this.source = source;
    this.events = events;
    this.problems = problems;
  }

  /** The tree of a text that begins on the line {@code firstLine} of its file, counted from 0. */
  static Yaml build(String file, String text, int firstLine, Problems problems) throws BrokenYaml {
    Source source = new Source(file, text, firstLine);
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
      return new TreeBuilder(source, events, problems).document();
    } catch (YamlEngineException e) {
      throw SyntaxErrors.broken(source, e);
    }
  }

  private Yaml document() throws BrokenYaml {
    Event event = events.next();
    while (event.getEventId() == Event.ID.StreamStart
        || event.getEventId() == Event.ID.DocumentStart) {
      event = events.next();
    }
    if (event.getEventId() == Event.ID.StreamEnd) {
      return scalar(source.start(), "", Yaml.Style.PLAIN, source.start(), List.of());
    }
    Yaml root = value(event, 0);
    while (events.hasNext()) {
      Event rest = events.next();
      if (rest.getEventId() == Event.ID.DocumentStart) {
        problems.e01(at(rest), "Expected one document in a file, but another one begins here");
        break;
      }
    }
    return root;
  }

  private Yaml value(Event event, int depth) throws BrokenYaml {
    Position at = at(event);
    if (depth > MAX_DEPTH) {
      throw new BrokenYaml(
          at, "Expected at most " + MAX_DEPTH + " levels of nesting, but this is deeper", null);
    }
    if (event instanceof AliasEvent alias) {
      refuseAnchor(at, "*" + alias.getAlias());
      return new Yaml.Refused(at);
    }
    refuseMarks(event, at);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, at);
      case MappingStartEvent _ -> mapping(at, depth);
      default -> sequence(at, depth);
    };
  }

  private void refuseMarks(Event event, Position at) {
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      Anchor anchor = node.getAnchor().get();
      refuseAnchor(at, "&" + anchor.getValue());
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    tag.ifPresent(
        name ->
            problems.e01(
                at,
                "Expected a plain value, but found the tag `" + shortTag(name) + "`",
                "take the tag away: types are declared in `data`"));
  }

  /** Says it once a file: whoever uses anchors uses many. */
  private void refuseAnchor(Position at, String written) {
    if (!anchored) {
      problems.e01(
          at,
          "Expected every value to be written out, but found the anchor `" + written + "`",
          "write the value again; `defaults` holds what steps share");
    }
    anchored = true;
  }

  private static String shortTag(String name) {
    return name.replace("tag:yaml.org,2002:", "!!");
  }

  private Yaml sequence(Position at, int depth) throws BrokenYaml {
    List<Yaml> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(value(event, depth + 1));
    }
    return new Yaml.Sequence(at, items);
  }

  private Yaml mapping(Position at, int depth) throws BrokenYaml {
    Map<String, Position> seen = new HashMap<>();
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Yaml key = value(event, depth + 1);
      Yaml value = value(events.next(), depth + 1);
      if (key instanceof Yaml.Scalar name && !name.text().isEmpty()) {
        Position first = seen.putIfAbsent(name.text(), name.at());
        if (first == null) {
          entries.add(new Yaml.Entry(name, value));
        } else {
          problems.e01(name.at(), Duplicates.message(name.text(), first));
        }
      } else {
        problems.expected("a word as key", key, null);
      }
    }
    return new Yaml.Mapping(at, entries);
  }

  private Yaml scalar(ScalarEvent event, Position at) {
    Yaml.Style style =
        event.isPlain()
            ? Yaml.Style.PLAIN
            : event.isLiteral() || event.isFolded() ? Yaml.Style.BLOCK : Yaml.Style.QUOTED;
    Position content =
        switch (style) {
          case PLAIN -> at;
          case QUOTED -> new Position(at.file(), at.line(), at.column() + 1);
          case BLOCK -> source.firstTextBelow(at);
        };
    List<Position> computed =
        event.getValue().contains("${")
            ? source.computed(event.getStartMark(), event.getEndMark())
            : List.of();
    return scalar(at, event.getValue(), style, content, computed);
  }

  private static Yaml scalar(
      Position at, String text, Yaml.Style style, Position content, List<Position> computed) {
    return new Yaml.Scalar(at, text, style, content, computed);
  }

  private Position at(Event event) {
    return source.at(event.getStartMark());
  }
}
