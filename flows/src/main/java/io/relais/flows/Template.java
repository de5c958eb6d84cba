package io.relais.flows;

import java.util.List;
import java.util.stream.Stream;

/** A text with computed places: <code>"Bonjour ${contact.first_name}"</code>. */
public record Template(String source, Position at, List<Segment> segments) {

  public Template {
    segments = List.copyOf(segments);
  }

  /** A stretch of plain text, or an expression whose value is written there. */
  public sealed interface Segment {
    record Literal(String text) implements Segment {}

    record Computed(Expression expression) implements Segment {}
  }

  /** The expressions in it, in order. */
  public List<Expression> expressions() {
    return segments.stream()
        .flatMap(
            s ->
                s instanceof Segment.Computed computed
                    ? Stream.of(computed.expression())
                    : Stream.empty())
        .toList();
  }
}
