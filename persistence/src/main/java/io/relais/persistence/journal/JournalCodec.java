package io.relais.persistence.journal;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.relais.flows.json.FlowJson;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.MergedInto;
import io.relais.persistence.ConversationEvent.SessionEnded;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import java.io.IOException;
import java.util.Map;

/**
 * Events and snapshots as JSON under names that outlive their classes.
 *
 * <p>A change that only adds an optional field keeps the name. Any other takes the next version:
 * {@code nameOf} then gives the new name, and {@link #READERS} keeps the old one with what turns
 * its JSON into today's type.
 */
public final class JournalCodec {
  public static final String CONVERSATION_STATE = "conversation-state.1";

  /** Every name that was ever written. */
  static final Map<String, ObjectReader> READERS =
      Map.of(
          "turn-taken.1",
          FlowJson.mapper().readerFor(TurnTaken.class),
          "input-failed.1",
          FlowJson.mapper().readerFor(InputFailed.class),
          "effect-done.1",
          FlowJson.mapper().readerFor(EffectDone.class),
          "effect-postponed.1",
          FlowJson.mapper().readerFor(EffectPostponed.class),
          "session-ended.1",
          FlowJson.mapper().readerFor(SessionEnded.class),
          "merged-into.1",
          FlowJson.mapper().readerFor(MergedInto.class),
          CONVERSATION_STATE,
          FlowJson.mapper().readerFor(ConversationState.class));

  private JournalCodec() {}

  /** The name under which {@code event} is written today. */
  public static String nameOf(ConversationEvent event) {
    return switch (event) {
      case TurnTaken _ -> "turn-taken.1";
      case InputFailed _ -> "input-failed.1";
      case EffectDone _ -> "effect-done.1";
      case EffectPostponed _ -> "effect-postponed.1";
      case SessionEnded _ -> "session-ended.1";
      case MergedInto _ -> "merged-into.1";
    };
  }

  /** {@code record} as JSON. */
  public static byte[] write(String name, Object record) {
    try {
      return FlowJson.mapper().writeValueAsBytes(record);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Expected " + name + " to be writable as JSON, but it is not", e);
    }
  }

  /**
   * What was once written as {@code name}.
   *
   * @throws UnreadableRecord where the name was never written, or the bytes do not fit it
   */
  public static Object read(String name, byte[] json) {
    ObjectReader reader = READERS.get(name);
    if (reader == null) {
      throw new UnreadableRecord(
          "Expected one of "
              + READERS.keySet()
              + ", but the journal has "
              + name
              + ": was it written by a newer version?");
    }
    try {
      return reader.readValue(json);
    } catch (IOException e) {
      throw new UnreadableRecord(
          "Expected " + name + ", but " + json.length + " bytes do not fit" + placeOf(e));
    }
  }

  /** Where it broke, without the customer's words that the library's own message may quote. */
  private static String placeOf(IOException e) {
    return e instanceof JsonMappingException mapping ? " at " + mapping.getPathReference() : "";
  }
}
