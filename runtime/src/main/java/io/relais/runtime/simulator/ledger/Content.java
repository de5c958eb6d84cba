package io.relais.runtime.simulator.ledger;

import org.jspecify.annotations.Nullable;

/** What a customer sends: the part of an inbound message that differs by type. */
public sealed interface Content {

  /** The message's {@code type} on the wire. */
  String type();

  /** Something typed. */
  record Text(String body) implements Content {

    /** The longest text that WhatsApp lets a person send. */
    public static final int MAX = 4096;

    public Text {
      if (body.isBlank() || body.length() > MAX) {
        throw new IllegalArgumentException(
            "Expected a text of 1 to %d characters, but it has %d."
                .formatted(MAX, body.strip().length()));
      }
    }

    @Override
    public String type() {
      return "text";
    }
  }

  /** A tap on one of a message's reply buttons. */
  record ButtonReply(String id, String title) implements Content {
    @Override
    public String type() {
      return "interactive";
    }
  }

  /** A row chosen from a message's list. */
  record ListReply(String id, String title, @Nullable String description) implements Content {
    @Override
    public String type() {
      return "interactive";
    }
  }

  /**
   * Any other type, such as image, location, audio, reaction or button.
   *
   * @param type the type's name on the wire
   * @param json the JSON object that stands under that name
   */
  record Other(String type, String json) implements Content {}
}
