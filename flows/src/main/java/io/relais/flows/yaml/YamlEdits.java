package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Changes a YAML text here and there, and leaves every other character as it is: comments, order
 * and layout. Places are those that were read from the very same text. Nothing may be changed
 * twice.
 */
public final class YamlEdits {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(YamlParser.MAX_BYTES + 1).build();

  /** Characters from {@code from} up to {@code to}, and what stands there instead. */
  private record Edit(int from, int to, String text) {}

  private final String mark;
  private final int[] text;
  private final Node root;
  private final List<Edit> edits = new ArrayList<>();

  /**
   * @param text one that {@link YamlParser} reads without a problem
   */
  public YamlEdits(String text) {
    this.mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    String lines = text.substring(mark.length());
    this.text = lines.codePoints().toArray();
    this.root =
        new Compose(SETTINGS)
            .composeString(lines)
            .orElseThrow(() -> new IllegalArgumentException("Expected a text, but it is empty"));
  }

  /** The number of places that are changed. */
  public int count() {
    return edits.size();
  }

  /** Writes another key and value in the place of those whose value begins at {@code value}. */
  public void replaceEntry(Position value, String key, String yaml) {
    NodeTuple entry = entry(root, value).orElseThrow(() -> nothing(value));
    replace(entry, key, yaml);
  }

  /** Writes another key and value in the place of {@code old} in the map that begins there. */
  public void replaceEntry(Position map, String old, String key, String yaml) {
    replace(entry(map, old), key, yaml);
  }

  private void replace(NodeTuple entry, String key, String yaml) {
    edits.add(new Edit(from(entry.getKeyNode()), end(entry.getValueNode()), key + ": " + yaml));
  }

  /** Takes a key and its value out of the map that begins at {@code map}; another one is left. */
  public void removeEntry(Position map, String key) {
    MappingNode parent = mapping(root, map).orElseThrow(() -> nothing(map));
    int at = parent.getValue().indexOf(entry(map, key));
    List<Edit> ranges =
        parent.getValue().stream()
            .map(entry -> new Edit(from(entry.getKeyNode()), end(entry.getValueNode()), ""))
            .toList();
    remove(parent, ranges, at);
  }

  /** Takes an item out of its list. */
  public void removeItem(Position item) {
    SequenceNode parent = parent(root, item).orElseThrow(() -> nothing(item));
    List<Edit> ranges =
        parent.getValue().stream().map(node -> new Edit(from(node), end(node), "")).toList();
    remove(parent, ranges, index(parent, item));
  }

  private void remove(CollectionNode<?> parent, List<Edit> ranges, int at) {
    Edit own = ranges.get(at);
    if (parent.getFlowStyle() != FlowStyle.FLOW) {
      edits.add(new Edit(lineStart(own.from()), lineEnd(own.to()), ""));
    } else if (at > 0) {
      edits.add(new Edit(ranges.get(at - 1).to(), own.to(), ""));
    } else {
      int to = ranges.size() > 1 ? ranges.get(1).from() : own.to();
      edits.add(new Edit(own.from(), to, ""));
    }
  }

  /** Writes items into a list, behind one of its own; each is a {@code key: value} or a few. */
  public void insertItems(Position behind, List<String> items) {
    SequenceNode parent = parent(root, behind).orElseThrow(() -> nothing(behind));
    Node item = parent.getValue().get(index(parent, behind));
    StringBuilder written = new StringBuilder();
    if (parent.getFlowStyle() == FlowStyle.FLOW) {
      items.forEach(yaml -> written.append(", {").append(yaml).append('}'));
      edits.add(new Edit(end(item), end(item), written.toString()));
      return;
    }
    int at = lineEnd(end(item));
    String indent = " ".repeat(parent.getStartMark().map(Mark::getColumn).orElse(0));
    items.forEach(yaml -> written.append(indent).append("- ").append(yaml).append('\n'));
    String first = at > 0 && text[at - 1] != '\n' ? "\n" : "";
    edits.add(new Edit(at, at, first + written));
  }

  /** The text with all of its changes. */
  public String text() {
    List<Edit> backwards = new ArrayList<>(edits);
    backwards.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to).reversed());
    StringBuilder changed = new StringBuilder(new String(text, 0, text.length));
    for (Edit edit : backwards) {
      changed.replace(offset(edit.from()), offset(edit.to()), edit.text());
    }
    return mark + changed;
  }

  /** Where a character stands in Java's own count. */
  private int offset(int character) {
    return new String(text, 0, character).length();
  }

  private NodeTuple entry(Position map, String key) {
    return mapping(root, map).stream()
        .flatMap(node -> node.getValue().stream())
        .filter(tuple -> isKey(tuple, key))
        .findFirst()
        .orElseThrow(() -> nothing(map));
  }

  private boolean isKey(NodeTuple tuple, String key) {
    int from = from(tuple.getKeyNode());
    String written = new String(text, from, end(tuple.getKeyNode()) - from);
    return written.equals(key)
        || written.equals('"' + key + '"')
        || written.equals("'" + key + "'");
  }

  private static Optional<NodeTuple> entry(Node node, Position value) {
    return switch (node) {
      case MappingNode map ->
          map.getValue().stream()
              .flatMap(
                  tuple ->
                      (isAt(tuple.getValueNode(), value)
                              ? Optional.of(tuple)
                              : entry(tuple.getValueNode(), value))
                          .stream())
              .findFirst();
      case SequenceNode list ->
          list.getValue().stream().flatMap(item -> entry(item, value).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<MappingNode> mapping(Node node, Position at) {
    return switch (node) {
      case MappingNode map when isAt(map, at) -> Optional.of(map);
      case MappingNode map ->
          map.getValue().stream()
              .flatMap(tuple -> mapping(tuple.getValueNode(), at).stream())
              .findFirst();
      case SequenceNode list ->
          list.getValue().stream().flatMap(item -> mapping(item, at).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /** The list of which an item begins there. */
  private static Optional<SequenceNode> parent(Node node, Position item) {
    return switch (node) {
      case MappingNode map ->
          map.getValue().stream()
              .flatMap(tuple -> parent(tuple.getValueNode(), item).stream())
              .findFirst();
      case SequenceNode list ->
          list.getValue().stream().anyMatch(own -> isAt(own, item))
              ? Optional.of(list)
              : list.getValue().stream().flatMap(own -> parent(own, item).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  private static int index(SequenceNode parent, Position item) {
    List<Node> items = parent.getValue();
    int index = 0;
    while (!isAt(items.get(index), item)) {
      index++;
    }
    return index;
  }

  private static boolean isAt(Node node, Position at) {
    return node.getStartMark()
        .filter(m -> m.getLine() + 1 == at.line() && m.getColumn() + 1 == at.column())
        .isPresent();
  }

  private static int from(Node node) {
    return node.getStartMark().map(Mark::getIndex).orElse(0);
  }

  /** Behind the last character of a node; what only follows a block is no part of it. */
  private int end(Node node) {
    if (node instanceof CollectionNode<?> list && list.getFlowStyle() != FlowStyle.FLOW) {
      Node last =
          node instanceof MappingNode map
              ? map.getValue().getLast().getValueNode()
              : ((SequenceNode) node).getValue().getLast();
      return end(last);
    }
    int end = node.getEndMark().map(Mark::getIndex).orElse(text.length);
    while (end > from(node) && Character.isWhitespace(text[end - 1])) {
      end--;
    }
    return end;
  }

  private int lineStart(int at) {
    int start = at;
    while (start > 0 && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return Math.min(text.length, end + 1);
  }

  private static IllegalArgumentException nothing(Position at) {
    return new IllegalArgumentException("Expected a value at " + at + ", but none begins there");
  }
}
