package io.relais.flows.golden;

import io.relais.flows.Diagnostic;
import io.relais.flows.DidYouMean;
import io.relais.flows.Position;
import io.relais.flows.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes values out of a YAML tree; what is not as expected is reported, and null. */
final class Nodes {
  private static final String CODE = "E01";

  private static final Predicate<String> NUMBER = Pattern.compile("[0-9]{1,6}").asMatchPredicate();

  private final List<Diagnostic> found = new ArrayList<>();

  List<Diagnostic> found() {
    return List.copyOf(found);
  }

  void report(Position at, String message, @Nullable String hint) {
    found.add(new Diagnostic(CODE, at, null, message, hint));
  }

  /** A value that is missing, or was refused before, is not reported here. */
  private void expected(String what, @Nullable Yaml value) {
    if (value != null && !(value instanceof Yaml.Refused)) {
      report(value.at(), "Expected " + what + ", but found " + value.described(), null);
    }
  }

  /**
   * The values of a map whose keys are known.
   *
   * @param owner what the map is, for messages: "a case"
   * @param later keys of the language that this version does not have
   */
  Map<String, Yaml> fields(Yaml.Mapping map, String owner, Set<String> known, Set<String> later) {
    Map<String, Yaml> fields = new LinkedHashMap<>();
    for (Yaml.Entry entry : map.entries()) {
      String key = entry.name();
      if (known.contains(key)) {
        fields.put(key, entry.value());
      } else if (later.contains(key)) {
        report(
            entry.key().at(),
            "Expected what this version knows, but `" + key + "` comes in a later version",
            null);
      } else {
        String hint =
            DidYouMean.hint(known, key)
                .orElse("it can have " + String.join(", ", known.stream().sorted().toList()));
        report(entry.key().at(), "Expected a key of " + owner + ", but found `" + key + "`", hint);
      }
    }
    return fields;
  }

  Yaml.@Nullable Mapping map(@Nullable Yaml value, String what) {
    if (value instanceof Yaml.Mapping map) {
      return map;
    }
    expected(what, value);
    return null;
  }

  Yaml.@Nullable Sequence list(@Nullable Yaml value, String what) {
    if (value instanceof Yaml.Sequence list) {
      return list;
    }
    expected(what, value);
    return null;
  }

  /** Any single value, as it is written. */
  @Nullable String text(@Nullable Yaml value, String what) {
    return parsed(value, what, Optional::of);
  }

  @Nullable Integer count(@Nullable Yaml value, String what) {
    return parsed(value, what, text -> Optional.of(text).filter(NUMBER).map(Integer::valueOf));
  }

  /** A single value that {@code parse} understands. */
  <T> @Nullable T parsed(@Nullable Yaml value, String what, Function<String, Optional<T>> parse) {
    Optional<T> parsed =
        value instanceof Yaml.Scalar scalar ? parse.apply(scalar.text()) : Optional.empty();
    if (parsed.isEmpty()) {
      expected(what, value);
    }
    return parsed.orElse(null);
  }

  /** The ids in a list. */
  @Nullable List<String> ids(@Nullable Yaml value, String what) {
    Yaml.Sequence list = list(value, what);
    if (list == null) {
      return null;
    }
    List<String> ids = new ArrayList<>();
    for (Yaml item : list.items()) {
      String id = text(item, "an id");
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
