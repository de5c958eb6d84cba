package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
  @JsonSubTypes.Type(value = Input.CallEnded.class, name = "call-ended"),
  @JsonSubTypes.Type(value = Input.TicketEnded.class, name = "ticket-ended"),
  @JsonSubTypes.Type(value = Input.DeskActed.class, name = "desk-acted"),
  @JsonSubTypes.Type(value = Input.TemplateReplied.class, name = "template-replied"),
  @JsonSubTypes.Type(value = Input.Referred.class, name = "referred"),
  @JsonSubTypes.Type(value = Input.EventHappened.class, name = "event-happened"),
  @JsonSubTypes.Type(value = Input.FlowCalled.class, name = "flow-called"),
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

  /**
   * A button of a template was pressed.
   *
   * @param label what the customer saw on it
   */
  record TemplateReplied(String id, Instant sentAt, String template, String button, String label)
      implements FromCustomer {}

  /**
   * The first words of somebody who comes from an advertisement.
   *
   * @param source the advertisement's id
   */
  record Referred(String id, Instant sentAt, String source, String text) implements FromCustomer {}

  /** Another system of the brand tells that something has happened; {@code data} is about it. */
  record EventHappened(String name, Map<String, Value> data) implements Input {
    public EventHappened {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
  }

  /** Another system of the brand opens a flow. */
  record FlowCalled(String flow, Map<String, Value> inputs) implements Input {
    public FlowCalled {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
  }

  /** The time of the wait {@code waitId} is over. */
  record TimerFired(long waitId) implements Input {}

  /**
   * What {@code place} ({@code flow.step}) said can finally not be delivered; {@code waitId} was
   * pending after that turn.
   */
  record Undelivered(String place, long waitId) implements Input {}

  /**
   * An {@link Action.Call} has ended.
   *
   * @param status of HTTP; 0 where no answer came
   * @param body what was answered, as far as it was read; null where that was nothing
   */
  record CallEnded(long waitId, CallEnd end, int status, @Nullable String body) implements Input {}

  /** How a call can end. */
  enum CallEnd {
    ANSWERED,
    /** It was not made, or could not be. */
    UNAVAILABLE,
    /** It was made, and the answer never came: nobody knows what it did. */
    UNKNOWN
  }

  /** An {@link Action.OpenTicket} has ended: the message is in the queue, or cannot get there. */
  record TicketEnded(long waitId, boolean queued) implements Input {}

  /**
   * The desk did something in an {@link Action.HandOver}.
   *
   * @param agent who; null where nobody in particular
   * @param text what they wrote to the customer
   */
  record DeskActed(long waitId, DeskAct act, @Nullable String agent, @Nullable String text)
      implements Input {}

  /** What the desk can do. */
  enum DeskAct {
    /** A person has taken the conversation. */
    TOOK,
    /** The person wrote to the customer. */
    SAID,
    /** The person is done. */
    CLOSED,
    /** The person gives it back to the flow. */
    RETURNED,
    /** Nobody is free. */
    NO_AGENT,
    /** The customer is gone. */
    CUSTOMER_LEFT,
    /** There is no desk. */
    UNAVAILABLE
  }
}
