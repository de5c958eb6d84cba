package io.relais.flows.answer;

import java.util.Locale;
import java.util.Optional;

/** The types a question can ask for, by their name in a flow ({@code as: email}). */
public enum AnswerType {
  TEXT,
  INT,
  NUMBER,
  YES_NO,
  EMAIL,
  PHONE,
  DATE,
  CHOICE;

  /** The name in a flow: {@code yes_no}. */
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AnswerType> named(String yamlName) {
    for (AnswerType type : values()) {
      if (type.yamlName().equals(yamlName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
