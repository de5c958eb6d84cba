package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is sound in a text with broken syntax. Block style makes it possible: a key at the
 * left edge begins a block that ends where the next one begins, whatever is wrong inside. The
 * blocks below {@code steps} are read one by one, too.
 */
final class Salvage {
  private static final Pattern KEY = Pattern.compile("^ *([A-Za-z_][A-Za-z0-9_-]*) *:(?: .*|$)");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final String STEPS = "steps";

  /** Blocks of a broken file that are tried: a file of a mebibyte stays quick to refuse. */
  private static final int MAX_BLOCKS = 20_000;

  private final String file;
  private final Problems problems;
  private final List<YamlFile.Lost> lost = new ArrayList<>();
  private int tried = 0;

  private Salvage(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static YamlFile read(String file, String text, BrokenYaml whole, Problems problems) {
    Salvage salvage = new Salvage(file, problems);
    List<String> lines = text.lines().toList();
    List<Yaml.Entry> entries = salvage.entries(split(lines, 0, lines.size(), 0), List.of(), lines);
    if (salvage.lost.isEmpty()) {
      whole.report(problems);
    }
    Optional<Yaml.Mapping> root =
        entries.isEmpty()
            ? Optional.empty()
            : Optional.of(new Yaml.Mapping(new Position(file, 1, 1), entries));
    return new YamlFile(file, root, salvage.lost);
  }

  /** Lines from {@code from} until before {@code to}. */
  private record Block(int from, int to) {}

  private List<Yaml.Entry> entries(List<Block> blocks, List<String> path, List<String> lines) {
    Map<String, Position> seen = new HashMap<>();
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Block block : blocks) {
      for (Yaml.Entry entry : entriesOf(block, path, lines)) {
        Position first = seen.putIfAbsent(entry.name(), entry.key().at());
        if (first == null) {
          entries.add(entry);
        } else {
          problems.e01(entry.key().at(), Duplicates.message(entry.name(), first));
        }
      }
    }
    return entries;
  }

  private List<Yaml.Entry> entriesOf(Block block, List<String> path, List<String> lines) {
    try {
      if (++tried > MAX_BLOCKS) {
        return List.of();
      }
      Problems own = new Problems();
      Yaml tree = TreeBuilder.build(file, text(block, lines), block.from(), own);
      problems.addAll(own);
      return tree instanceof Yaml.Mapping mapping ? mapping.entries() : List.of();
    } catch (BrokenYaml broken) {
      return salvaged(block, path, lines, broken);
    }
  }

  private List<Yaml.Entry> salvaged(
      Block block, List<String> path, List<String> lines, BrokenYaml broken) {
    String key = key(lines.get(block.from()));
    if (path.isEmpty() && STEPS.equals(key)) {
      List<Block> steps = split(lines, block.from() + 1, block.to(), indentBelow(block, lines));
      if (!steps.isEmpty()) {
        Position at = new Position(file, block.from() + 1, 1);
        Yaml.Mapping map = new Yaml.Mapping(at, entries(steps, List.of(STEPS), lines));
        return List.of(new Yaml.Entry(plain(at, STEPS), map));
      }
    }
    broken.report(path.isEmpty() || key == null ? problems : problems.in(key));
    lost.add(lost(block, path, key, lines));
    return List.of();
  }

  private YamlFile.Lost lost(
      Block block, List<String> path, @Nullable String key, List<String> lines) {
    List<String> full = new ArrayList<>(path);
    if (key != null) {
      full.add(key);
    }
    String first = lines.get(block.from());
    Position at = new Position(file, block.from() + 1, indent(first) + 1);
    Set<String> words =
        WORD.matcher(text(block, lines))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(HashSet::new));
    return new YamlFile.Lost(full, at, words);
  }

  private static Yaml.Scalar plain(Position at, String text) {
    return new Yaml.Scalar(at, text, Yaml.Style.PLAIN, at, List.of());
  }

  private static String text(Block block, List<String> lines) {
    return String.join("\n", lines.subList(block.from(), block.to())) + "\n";
  }

  /** The blocks that begin in the column {@code indent}, or left of it. */
  private static List<Block> split(List<String> lines, int from, int to, int indent) {
    List<Block> blocks = new ArrayList<>();
    int begun = -1;
    for (int i = from; i < to; i++) {
      if (begins(lines.get(i), indent)) {
        if (begun >= 0) {
          blocks.add(new Block(begun, i));
        }
        begun = i;
      }
    }
    if (begun >= 0) {
      blocks.add(new Block(begun, to));
    }
    return blocks;
  }

  private static boolean begins(String line, int indent) {
    return indent(line) <= indent && key(line) != null;
  }

  private static int indentBelow(Block block, List<String> lines) {
    return lines.subList(block.from() + 1, block.to()).stream()
        .filter(line -> key(line) != null)
        .mapToInt(Salvage::indent)
        .findFirst()
        .orElse(0);
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private static @Nullable String key(String line) {
    var matcher = KEY.matcher(line);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
