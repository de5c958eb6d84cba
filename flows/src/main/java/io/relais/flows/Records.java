package io.relais.flows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collections inside records. What was written before a component existed is read with null in its
 * place: that is an empty one.
 */
final class Records {
  private Records() {}

  static <T> List<T> listOrEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static <T> Map<String, T> mapOrEmpty(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The map with {@code name} set; null takes it away. */
  static <T> Map<String, T> with(Map<String, T> map, String name, @Nullable T value) {
    Map<String, T> changed = new LinkedHashMap<>(map);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return changed;
  }

  /** The list with {@code last} behind, and its first ones left out beyond {@code most}. */
  static <T> List<T> with(List<T> list, T last, int most) {
    List<T> more = new ArrayList<>(list);
    more.add(last);
    return more.subList(Math.max(0, more.size() - most), more.size());
  }
}
