package io.relais.persistence.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come, as the channel tells.
 *
 * @param effect the number of the send in its conversation
 * @param message the channel's id of the message; null where it tells none
 * @param failure why it could not be delivered, for the operator; null for what did not fail
 */
public record MessageStatus(
    String conversation,
    long effect,
    Stage stage,
    Instant at,
    @Nullable String message,
    @Nullable String failure) {

  /** Each stage replaces those below it; read and failed are both the end. */
  public enum Stage {
    SENT(1),
    DELIVERED(2),
    READ(3),
    FAILED(4);

    /** In the table {@code message_status}: never to be changed. */
    private final int code;

    Stage(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    /** The higher one replaces the lower one; of two that are equal the first stays. */
    int rank() {
      return Math.min(code, READ.code);
    }

    static Stage of(int code) {
      for (Stage stage : values()) {
        if (stage.code == code) {
          return stage;
        }
      }
      throw new IllegalArgumentException("Expected the code of a status, but got " + code);
    }
  }
}
