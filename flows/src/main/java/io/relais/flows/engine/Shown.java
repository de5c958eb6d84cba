package io.relais.flows.engine;

import io.relais.flows.Next;
import io.relais.flows.Value;
import io.relais.flows.answer.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be pressed below a question, in the customer's words.
 *
 * @param next where an option of a menu leads by itself
 */
record Shown(String id, String label, @Nullable String hint, @Nullable Next next) {
  /** Takes the answer that a form suggests. No option of a designer can be called so. */
  static final String SUGGESTION = "+default";

  /** Passes a question over. */
  static final String SKIP = "+skip";

  /** Shows the next page of a long menu. */
  static final String MORE = "+more";

  static final String YES = "yes";
  static final String NO = "no";
  static final String CORRECT = "correct";
  static final String CANCEL = "cancel";

  static Shown of(String id, String label) {
    return new Shown(id, label, null, null);
  }

  Choice choice() {
    return new Choice(id, label);
  }

  Value.Choice value() {
    return new Value.Choice(id, label);
  }
}
