package io.relais.flows;

import java.util.Locale;

/**
 * The words that are understood anywhere, as a whole message, before the current step ({@code
 * words} of brand.yaml).
 */
public enum Word {
  /** Opt-out: always answered. */
  STOP,
  /** Takes an opt-out back. */
  START,
  /** The way to a person: leads to {@code human.flow}. */
  HUMAN,
  /** Restarts the flow. */
  MENU,
  /** Undoes the last answer. */
  BACK,
  /** Leaves the form or subflow. */
  CANCEL;

  /** Its key in brand.yaml. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
