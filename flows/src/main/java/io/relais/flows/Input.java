package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to a conversation: one input makes one turn. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Input.Message.class, name = "message"),
  @JsonSubTypes.Type(value = Input.Tap.class, name = "tap"),
  @JsonSubTypes.Type(value = Input.Attachment.class, name = "attachment"),
  @JsonSubTypes.Type(value = Input.Unsupported.class, name = "unsupported"),
  @JsonSubTypes.Type(value = Input.TimerFired.class, name = "timer-fired"),
  @JsonSubTypes.Type(value = Input.Undelivered.class, name = "undelivered"),
})
public sealed interface Input {

  /**
   * Something the customer did on the channel. {@code id} is the channel's own and never changes on
   * redelivery.
   */
  sealed interface FromCustomer extends Input {
    String id();

    /** When the customer did it, by the channel's clock (WhatsApp: whole seconds). */
    Instant sentAt();
  }

  /** Words. */
  record Message(String id, Instant sentAt, String text) implements FromCustomer {}

  /**
   * A button or row was pressed.
   *
   * @param ref what the option carried on the wire, {@link OptionRef} if it is ours
   * @param label what the customer saw on it
   */
  record Tap(String id, Instant sentAt, String ref, String label) implements FromCustomer {}

  /**
   * A file, or a place, or contacts: kept by reference, its content stays with the channel.
   *
   * @param kind image, video, document, audio, sticker, location, contacts
   * @param reference the channel's id of the media; null where it has none
   * @param caption words that came with it
   */
  record Attachment(
      String id, Instant sentAt, String kind, @Nullable String reference, @Nullable String caption)
      implements FromCustomer {}

  /**
   * Something of a kind that flows do not know: reactions, orders, whatever the channel adds
   * tomorrow.
   */
  record Unsupported(String id, Instant sentAt, String kind) implements FromCustomer {}

  /** The time of the wait {@code waitId} is over. */
  record TimerFired(long waitId) implements Input {}

  /**
   * What {@code place} ({@code flow.step}) said can finally not be delivered; {@code waitId} was
   * pending after that turn.
   */
  record Undelivered(String place, long waitId) implements Input {}
}
