package io.relais.flows.lint;

import io.relais.flows.Brand;
import io.relais.flows.Draft;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as the rules see it.
 *
 * @param brand null where brand.yaml is missing or no map
 */
public record Project(@Nullable Brand brand, Map<String, Draft> flows) {

  public Project {
    flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
  }

  /** Whether running {@code flow} brings the customer to a person. */
  boolean isWayToPerson(String flow) {
    return brand != null && brand.human().flow().equals(flow);
  }
}
