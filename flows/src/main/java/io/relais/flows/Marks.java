package io.relais.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step leaves behind besides its variables, for people rather than for the flow.
 *
 * @param save kept of the contact ({@code profile} of brand.yaml)
 * @param tags put on the conversation
 * @param score added to the lead's score
 * @param measure figures by the name of a KPI
 */
public record Marks(
    Map<String, ValueSource> save,
    List<String> tags,
    @Nullable Score score,
    Map<String, ValueSource> measure) {

  public static final Marks NONE = new Marks(Map.of(), List.of(), null, Map.of());

  public Marks {
    save = Collections.unmodifiableMap(new LinkedHashMap<>(save));
    tags = List.copyOf(tags);
    measure = Collections.unmodifiableMap(new LinkedHashMap<>(measure));
  }

  /**
   * Points of a lead.
   *
   * @param add an int, which may be negative
   * @param reason why, for whoever reads the score
   */
  public record Score(ValueSource add, String reason) {}
}
