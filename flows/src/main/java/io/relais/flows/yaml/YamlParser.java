package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads a text as YAML: the tree of its values, with every problem reported. Where its syntax is
 * broken, the blocks that are sound are read all the same ({@link Salvage}).
 */
public final class YamlParser {
  /** Bytes of one file: a brand's largest flow is far below, and checking stays instant. */
  public static final int MAX_BYTES = 1 << 20;

  private YamlParser() {}

  public static YamlFile parse(String file, String text, Problems problems) {
    YamlFile nothing = new YamlFile(file, Optional.empty(), List.of());
    if (tooLarge(text)) {
      problems.e01(
          nothing.start(),
          "Expected a file of at most 1 MiB, but this one is larger",
          "split it into several flows");
      return nothing;
    }
    String lines = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      Problems own = new Problems();
      Yaml tree = TreeBuilder.build(file, lines, 0, own);
      problems.addAll(own);
      return new YamlFile(file, root(tree, problems), List.of());
    } catch (BrokenYaml broken) {
      return Salvage.read(file, lines, broken, problems);
    }
  }

  private static boolean tooLarge(String text) {
    return text.length() > MAX_BYTES
        || (text.length() > MAX_BYTES / 4
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
  }

  private static Optional<Yaml.Mapping> root(Yaml tree, Problems problems) {
    if (tree instanceof Yaml.Mapping mapping) {
      return Optional.of(mapping);
    }
    Position at = new Position(tree.at().file(), 1, 1);
    problems.e01(at, "Expected a map of keys, but found " + tree.described());
    return Optional.empty();
  }
}
