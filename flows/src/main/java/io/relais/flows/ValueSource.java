package io.relais.flows;

/** Where an assigned value comes from ({@code set}, {@code with}). */
public sealed interface ValueSource {

  Position at();

  /** A plain YAML value: {@code 3}, {@code true}, {@code "bleu"}. */
  record Literal(Value value, Position at) implements ValueSource {}

  /** A text that is one <code>${…}</code> and nothing else: keeps its type. */
  record Computed(Expression expression) implements ValueSource {
    @Override
    public Position at() {
      return expression.at();
    }
  }

  /** A text with computed places: becomes text. */
  record Interpolated(Template template) implements ValueSource {
    @Override
    public Position at() {
      return template.at();
    }
  }

  /** {@code null}: the (optional) variable is unset. */
  record Unset(Position at) implements ValueSource {}
}
