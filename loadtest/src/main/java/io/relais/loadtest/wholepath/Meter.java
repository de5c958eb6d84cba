package io.relais.loadtest.wholepath;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Processor seconds by process, those that can be read. */
record Meter(Map<String, Supplier<OptionalDouble>> sources) {

  /** What each has used up to now. */
  Map<String, Double> read() {
    var seconds = new LinkedHashMap<String, Double>();
    sources.forEach((name, source) -> source.get().ifPresent(used -> seconds.put(name, used)));
    return seconds;
  }

  /** What each has used since {@code before}, which {@link #read} returned. */
  Map<String, Double> since(Map<String, Double> before) {
    var used = new LinkedHashMap<String, Double>();
    read().forEach((name, now) -> used.put(name, now - before.getOrDefault(name, 0.0)));
    return used;
  }
}
