package io.relais.flows.bundle;

import io.relais.flows.Brand;
import io.relais.flows.Flow;
import io.relais.flows.expr.CompiledExpressions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a brand: its decisions, its flows, and every expression of them compiled once.
 *
 * @param hash SHA-256 of the sources, in hex: two bundles of one hash behave alike
 */
public record Bundle(
    String hash, Brand brand, Map<String, Flow> flows, CompiledExpressions expressions) {

  public Bundle {
    flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
  }

  public @Nullable Flow flow(String id) {
    return flows.get(id);
  }
}
