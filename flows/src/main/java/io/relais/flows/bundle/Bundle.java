package io.relais.flows.bundle;

import com.google.re2j.Pattern;
import io.relais.flows.Brand;
import io.relais.flows.Flow;
import io.relais.flows.Step;
import io.relais.flows.expr.CompiledExpressions;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a brand: its decisions, its flows, and everything in them that can be compiled,
 * compiled once. Immutable; known by the SHA-256 of its sources, in hex: two bundles of one hash
 * behave alike.
 */
public final class Bundle {
  private final String hash;
  private final Brand brand;
  private final Map<String, Flow> flows;
  private final CompiledExpressions expressions;
  private final WordIndex words;
  private final Map<String, Pattern> patterns = new HashMap<>();

  /** The flows have passed the linter: every target exists, every {@code match} is RE2. */
  public Bundle(
      String hash, Brand brand, Map<String, Flow> flows, CompiledExpressions expressions) {
    this.hash = hash;
    this.brand = brand;
    this.flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
    this.expressions = expressions;
    this.words = WordIndex.of(brand, this.flows.values());
    this.flows.values().stream()
        .flatMap(flow -> flow.steps().values().stream())
        .forEach(this::compilePattern);
  }

  private void compilePattern(Step step) {
    for (Step.Asked asked : step.asks()) {
      if (asked.refine().match() != null) {
        patterns.computeIfAbsent(asked.refine().match(), Pattern::compile);
      }
    }
  }

  public String hash() {
    return hash;
  }

  public Brand brand() {
    return brand;
  }

  public Map<String, Flow> flows() {
    return flows;
  }

  public @Nullable Flow flow(String id) {
    return flows.get(id);
  }

  public CompiledExpressions expressions() {
    return expressions;
  }

  /** The platform's words and the keywords that open flows. */
  public WordIndex words() {
    return words;
  }

  /** The compiled form of a question's {@code match}. */
  public Pattern pattern(String match) {
    return Objects.requireNonNull(patterns.get(match), "a pattern of this bundle");
  }
}
