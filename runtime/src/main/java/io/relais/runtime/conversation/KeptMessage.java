package io.relais.runtime.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.relais.flows.Input;
import io.relais.flows.json.FlowJson;
import io.relais.persistence.Peer;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import java.io.IOException;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** A message to a conversation that could not be read, as a dead letter holds it: JSON. */
record KeptMessage(Peer from, @Nullable String name, Input input) {

  static ByteString write(Receive message) {
    try {
      return ByteString.fromArrayUnsafe(
          FlowJson.mapper()
              .writeValueAsBytes(new KeptMessage(message.from(), message.name(), message.input())));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Expected a message to be writable as JSON, but it is not", e);
    }
  }

  static KeptMessage read(ByteString json) throws IOException {
    return FlowJson.mapper().readValue(json.toArrayUnsafe(), KeptMessage.class);
  }
}
