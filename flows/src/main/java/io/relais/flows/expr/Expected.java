package io.relais.flows.expr;

import io.relais.flows.DataType;

/** What an expression has to give where it stands. */
public sealed interface Expected {

  /** An {@code if}: yes or no. */
  record Condition() implements Expected {}

  /** A place in a text: anything that can be written there. */
  record Writable() implements Expected {}

  /** A part of a JSON document: any value, or none. */
  record Anything() implements Expected {}

  /** An assignment to something of this type. Only where it is optional may the value be null. */
  record Typed(DataType type) implements Expected {}
}
