package io.relais.flows.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** What a question got: a value of the type it asked for. */
public sealed interface Answer {

  /**
   * The value in plain form, for JSON: a String, Long, BigDecimal or Boolean; a date as ISO 8601, a
   * phone as E.164, a choice as a map of {@code id} and {@code label}.
   */
  Object plain();

  /** What was written, without invisible signs and stray white space. */
  record Text(String value) implements Answer {
    @Override
    public Object plain() {
      return value;
    }
  }

  record Int(long value) implements Answer {
    @Override
    public Object plain() {
      return value;
    }
  }

  /** A number without trailing zeros and without exponent: "3,50" is 3.5. */
  record Num(BigDecimal value) implements Answer {
    public Num {
      value = value.stripTrailingZeros();
      if (value.scale() < 0) {
        value = value.setScale(0);
      }
    }

    @Override
    public Object plain() {
      return value;
    }
  }

  record YesNo(boolean value) implements Answer {
    @Override
    public Object plain() {
      return value;
    }
  }

  /** An address, all in lower case: no provider of today tells two mailboxes apart by case. */
  record Email(String value) implements Answer {
    @Override
    public Object plain() {
      return value;
    }
  }

  /** A phone number in E.164, {@code +33612345678}. */
  record Phone(String e164) implements Answer {
    @Override
    public Object plain() {
      return e164;
    }
  }

  record Date(LocalDate value) implements Answer {
    @Override
    public Object plain() {
      return value.toString();
    }
  }

  record Chosen(Choice value) implements Answer {
    @Override
    public Object plain() {
      return Map.of("id", value.id(), "label", value.label());
    }
  }
}
