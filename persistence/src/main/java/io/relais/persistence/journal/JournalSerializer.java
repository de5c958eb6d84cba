package io.relais.persistence.journal;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.relais.flows.json.FlowJson;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.Map;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes events and snapshots of a conversation under names that outlive their classes.
 *
 * <p>A change that only adds an optional field keeps the name. Any other takes the next version:
 * {@code manifest} then gives the new name, and {@link #READERS} keeps the old one with what turns
 * its JSON into today's type.
 */
public final class JournalSerializer extends SerializerWithStringManifest {
  /**
   * In every row of the journal, beside the manifest: never to be changed, nor used by another
   * serializer.
   */
  public static final int IDENTIFIER = 7_301;

  static final String TURN_TAKEN = "turn-taken.1";
  static final String INPUT_FAILED = "input-failed.1";
  static final String EFFECT_DONE = "effect-done.1";
  static final String CONVERSATION_STATE = "conversation-state.1";

  /** Every name that was ever written. */
  static final Map<String, ObjectReader> READERS =
      Map.of(
          TURN_TAKEN, FlowJson.mapper().readerFor(TurnTaken.class),
          INPUT_FAILED, FlowJson.mapper().readerFor(InputFailed.class),
          EFFECT_DONE, FlowJson.mapper().readerFor(EffectDone.class),
          CONVERSATION_STATE, FlowJson.mapper().readerFor(ConversationState.class));

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object record) {
    return switch (record) {
      case TurnTaken _ -> TURN_TAKEN;
      case InputFailed _ -> INPUT_FAILED;
      case EffectDone _ -> EFFECT_DONE;
      case ConversationState _ -> CONVERSATION_STATE;
      default ->
          throw new IllegalArgumentException(
              "Expected an event or the state of a conversation, but got " + record.getClass());
    };
  }

  @Override
  public byte[] toBinary(Object record) {
    String manifest = manifest(record);
    try {
      return FlowJson.mapper().writeValueAsBytes(record);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Expected " + manifest + " to be writable as JSON, but it is not", e);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    ObjectReader reader = READERS.get(manifest);
    if (reader == null) {
      throw new NotSerializableException(
          "Expected one of "
              + READERS.keySet()
              + ", but the journal has "
              + manifest
              + ": was it written by a newer version?");
    }
    try {
      return reader.readValue(bytes);
    } catch (IOException e) {
      throw new NotSerializableException(
          "Expected " + manifest + ", but " + bytes.length + " bytes do not fit" + placeOf(e));
    }
  }

  /** Where it broke, without the customer's words that the library's own message may quote. */
  private static String placeOf(IOException e) {
    return e instanceof JsonMappingException mapping ? " at " + mapping.getPathReference() : "";
  }
}
