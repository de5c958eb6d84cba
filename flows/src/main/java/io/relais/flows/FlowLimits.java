package io.relais.flows;

import java.time.Duration;

/**
 * The limits that flows live within. Those of a message are WhatsApp's (Meta, Cloud API,
 * "Interactive messages" and "Text messages"), the narrowest channel; {@code length} counts as Meta
 * does, in characters of UTF-16.
 */
public final class FlowLimits {
  /** Longest plain text, and longest body above a list. */
  public static final int TEXT = 4096;

  /** Longest body above buttons. */
  public static final int BUTTONS_BODY = 1024;

  /** Most buttons below one message. */
  public static final int BUTTONS = 3;

  /** Longest label of a button, and of the button that opens a list. */
  public static final int BUTTON_TITLE = 20;

  /** Most rows of a list. */
  public static final int ROWS = 10;

  /** Longest label of a row. */
  public static final int ROW_TITLE = 24;

  /** Longest second line of a row. */
  public static final int ROW_DESCRIPTION = 72;

  /** Characters of a customer's message that are read as an answer. */
  public static final int ANSWER = 1000;

  /**
   * A message this much older than the question is of another time and does not answer it. Both are
   * times of the channel: how long we took in between says nothing about what was meant.
   */
  public static final Duration OLDER_THAN_QUESTION = Duration.ofMinutes(1);

  /** Flows that may be open on top of each other. */
  public static final int FRAMES = 16;

  private FlowLimits() {}

  public static int length(String text) {
    return text.length();
  }
}
