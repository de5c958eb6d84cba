package io.relais.persistence.journal;

/**
 * An event or a snapshot cannot be read: its conversation stands still until it can be, and no
 * other does. The message is for the operator and quotes nothing of the record.
 */
public final class UnreadableRecord extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableRecord(String message) {
    super(message);
  }

  UnreadableRecord(String message, Throwable cause) {
    super(message, cause);
  }
}
