package io.relais.flows.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Simple values; each is null, and reported, where it is not what was expected. */
final class Values {
  private Values() {}

  /** A text or word. Nothing is reported where the value is missing: its key was. */
  static @Nullable String word(@Nullable Yaml value, String what, Problems problems) {
    if (value instanceof Yaml.Scalar scalar && Scalars.isText(scalar)) {
      if (!scalar.text().isBlank()) {
        return scalar.text();
      }
      problems.e01(scalar.at(), "Expected " + what + ", but found an empty text");
    } else if (value != null) {
      boolean plain = value instanceof Yaml.Scalar scalar && !Scalars.isNull(scalar);
      problems.expected(what, value, plain ? "put texts in quotes" : null);
    }
    return null;
  }

  static @Nullable Long integer(
      @Nullable Yaml value, String what, long min, long max, Problems problems) {
    if (value == null) {
      return null;
    }
    Optional<Long> read =
        value instanceof Yaml.Scalar scalar ? Scalars.integer(scalar) : Optional.empty();
    if (read.isPresent() && read.get() >= min && read.get() <= max) {
      return read.get();
    }
    problems.expected(what + " from " + min + " to " + max, value, null);
    return null;
  }

  static Yaml.@Nullable Mapping map(@Nullable Yaml value, String what, Problems problems) {
    if (value instanceof Yaml.Mapping map) {
      return map;
    }
    if (value != null) {
      problems.expected(what, value, null);
    }
    return null;
  }

  static Yaml.@Nullable Sequence list(@Nullable Yaml value, String what, Problems problems) {
    if (value instanceof Yaml.Sequence list) {
      return list;
    }
    if (value != null) {
      problems.expected(what, value, "write it as [one, two]");
    }
    return null;
  }

  /** A list of words; those that are none are reported and left out. */
  static List<String> words(@Nullable Yaml value, String what, Problems problems) {
    Yaml.Sequence list = list(value, "a list of " + what, problems);
    List<String> words = new ArrayList<>();
    if (list != null) {
      for (Yaml item : list.items()) {
        String word = word(item, "one of " + what, problems);
        if (word != null) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** Words by locale: {@code {fr: [stop], en: [stop]}}. */
  static Map<String, List<String>> wordsByLocale(
      @Nullable Yaml value, String what, Problems problems) {
    Map<String, List<String>> byLocale = new LinkedHashMap<>();
    Yaml.Mapping map = map(value, "a list of " + what + " for each locale", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        if (Locales.check(entry.key(), problems)) {
          byLocale.put(entry.name(), words(entry.value(), what, problems));
        }
      }
    }
    return byLocale;
  }
}
