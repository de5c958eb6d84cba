package io.relais.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One flow as its designer wrote it: a map of named steps. The order in the file means nothing.
 *
 * @param inputs typed start parameters
 * @param outcomes the declared results; {@code done} for a flow that declares none
 * @param defaults routes inherited by every step that can have the outcome ({@code defaults.on})
 */
public record Flow(
    String id,
    Position at,
    String locale,
    List<String> also,
    Map<String, DataType> inputs,
    List<String> outcomes,
    Map<String, DataType> data,
    Map<String, Next.Target> defaults,
    List<Trigger> triggers,
    Next.Target start,
    Map<String, Step> steps) {

  public Flow {
    also = List.copyOf(also);
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outcomes = List.copyOf(outcomes);
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    triggers = List.copyOf(triggers);
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
  }

  /** What opens a flow besides the brand's {@code first}. */
  public sealed interface Trigger {
    /** Whole messages, per locale, that open the flow when none is open. */
    record Keyword(Map<String, List<String>> byLocale, Position at) implements Trigger {
      public Keyword {
        byLocale = Collections.unmodifiableMap(new LinkedHashMap<>(byLocale));
      }
    }

    /**
     * A reply to a template that the brand has sent: it opens the flow, on top of one that is open.
     *
     * @param button the button that was pressed; null for any
     */
    record TemplateReply(String template, @Nullable String button, Position at)
        implements Trigger {}

    /**
     * Somebody comes from an advertisement.
     *
     * @param source its id; null for any
     */
    record AdReferral(@Nullable String source, Position at) implements Trigger {}

    /** Another system tells that something has happened. */
    record Event(String name, Position at) implements Trigger {}

    /** Another system opens the flow by its name. */
    record Api(Position at) implements Trigger {}
  }

  public @Nullable Step step(String id) {
    return steps.get(id);
  }

  /**
   * The route of an outcome that is not the normal one: the step's own, else the flow's default.
   */
  public Optional<Next.Target> route(Step step, String outcome) {
    Next.Target own = step.common().on().get(outcome);
    return Optional.ofNullable(own != null ? own : defaults.get(outcome));
  }

  /** The declared type of a variable or input. */
  public @Nullable DataType typeOf(String name) {
    DataType declared = data.get(name);
    return declared != null ? declared : inputs.get(name);
  }
}
