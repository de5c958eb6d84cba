package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file, and where it stands. */
public sealed interface Yaml {

  Position at();

  /** A map; its keys are unique. */
  record Mapping(Position at, List<Entry> entries) implements Yaml {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public @Nullable Entry find(String key) {
      for (Entry entry : entries) {
        if (entry.name().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  record Entry(Scalar key, Yaml value) {
    public String name() {
      return key.text();
    }
  }

  record Sequence(Position at, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param content where its text begins: behind the quote, in the first line of a block
   * @param computed where each <code>${</code> of its text stands, in order
   */
  record Scalar(Position at, String text, Style style, Position content, List<Position> computed)
      implements Yaml {
    public Scalar {
      computed = List.copyOf(computed);
    }
  }

  /** How a scalar is written: only a plain one can be a number, true, false or null. */
  enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  /** A value that was already refused: readers pass over it in silence. */
  record Refused(Position at) implements Yaml {}

  /** What it is, for "Expected …, but found …". */
  default String described() {
    return switch (this) {
      case Mapping _ -> "a map";
      case Sequence _ -> "a list";
      case Scalar scalar -> Scalars.described(scalar);
      case Refused _ -> "a refused value";
    };
  }
}
