package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.SendResult;
import java.time.Duration;

/**
 * What an answer of the Graph API means: for the message, and for those behind it.
 *
 * @param result for the message
 * @param hold for those behind it
 */
record Verdict(SendResult result, Hold hold) {

  static Verdict of(SendResult result) {
    return new Verdict(result, new Hold.Nobody());
  }

  /** Who must wait. */
  sealed interface Hold {
    /** Only this message, if at all. */
    record Nobody() implements Hold {}

    /** The number is too fast: it waits, longer each time, until a message is taken again. */
    record Slower(Duration first) implements Hold {}

    /** The number cannot send for this long; {@code alert}: until somebody acts. */
    record Stopped(Duration pause, boolean alert) implements Hold {}

    /** No number of the app may send for this long. */
    record App(Duration pause) implements Hold {}
  }
}
