package io.relais.loadtest.measure;

import org.HdrHistogram.Histogram;

/** Percentiles of a time, in milliseconds. */
public record Latency(double p50, double p99, double p999, double max) {
  private static final double MICROS = 1_000;

  /** Of a histogram in microseconds. */
  public static Latency of(Histogram micros) {
    return new Latency(
        micros.getValueAtPercentile(50) / MICROS,
        micros.getValueAtPercentile(99) / MICROS,
        micros.getValueAtPercentile(99.9) / MICROS,
        micros.getMaxValue() / MICROS);
  }
}
