package io.relais.flows.expr;

import io.relais.flows.Brand;
import io.relais.flows.DataType;
import java.util.Map;
import java.util.Set;

/**
 * What a brand adds to the names of expressions.
 *
 * @param profile what it keeps of a contact
 * @param hours the names of its opening hours
 * @param unread names of which nothing is known, because brand.yaml could not be read
 */
public record BrandNames(Map<String, DataType> profile, Set<String> hours, Set<String> unread) {
  public static final BrandNames UNKNOWN = new BrandNames(Map.of(), Set.of(), Set.of(Names.HOURS));

  public BrandNames {
    profile = Map.copyOf(profile);
    hours = Set.copyOf(hours);
    unread = Set.copyOf(unread);
  }

  public static BrandNames of(Brand brand) {
    return new BrandNames(brand.profile(), brand.hours().keySet(), Set.of());
  }
}
