package io.relais.flows;

/**
 * One CEL expression as a designer wrote it, and where. It is compared by identity: a bundle
 * compiles each occurrence once and finds the compiled form by it.
 */
public final class Expression {
  private final String source;
  private final Position at;

  public Expression(String source, Position at) {
    this.source = source;
    this.at = at;
  }

  /** The bare CEL text, without <code>${…}</code>. */
  public String source() {
    return source;
  }

  /** Where the CEL text begins. */
  public Position at() {
    return at;
  }

  @Override
  public String toString() {
    return source + " (" + at + ")";
  }
}
