package io.relais.loadtest.measure;

import io.relais.loadtest.process.CpuTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Processor seconds by process, those that can be read. */
public record Meter(Map<String, Supplier<OptionalDouble>> sources) {

  /** The name of this process, which drives the others. */
  public static final String DRIVER = "driver";

  /** Of these, and of the driver, which is this process. */
  public static Meter of(Map<String, Supplier<OptionalDouble>> servers) {
    var sources = new LinkedHashMap<>(servers);
    sources.put(DRIVER, () -> CpuTime.of(ProcessHandle.current().pid()));
    return new Meter(sources);
  }

  /** What each has used up to now. */
  public Map<String, Double> read() {
    var seconds = new LinkedHashMap<String, Double>();
    sources.forEach((name, source) -> source.get().ifPresent(used -> seconds.put(name, used)));
    return seconds;
  }

  /** What each has used since {@code before}, which {@link #read} returned. */
  public Map<String, Double> since(Map<String, Double> before) {
    var used = new LinkedHashMap<String, Double>();
    read().forEach((name, now) -> used.put(name, now - before.getOrDefault(name, 0.0)));
    return used;
  }
}
