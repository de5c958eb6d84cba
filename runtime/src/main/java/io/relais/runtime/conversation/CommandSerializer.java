package io.relais.runtime.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.relais.flows.json.FlowJson;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.Local;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import io.relais.runtime.conversation.ConversationCommand.Retry;
import io.relais.runtime.conversation.ConversationCommand.Wake;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Carries commands to conversations on other nodes, and their replies back, under names that
 * outlive their classes: during an upgrade nodes of two versions talk to each other. The rules for
 * a new version are those of the journal's serializer.
 */
public final class CommandSerializer extends SerializerWithStringManifest {
  /** In every message between nodes: never to be changed, nor used by another serializer. */
  static final int IDENTIFIER = 7_302;

  static final String RECEIVE = "receive.1";
  static final String DELIVERY_FAILED = "delivery-failed.1";
  static final String WAKE = "wake.1";
  static final String RETRY = "retry.1";
  static final String REPLY = "reply.1";

  /** Every name that a node may still send. */
  private static final Map<String, Class<?>> NAMES =
      Map.of(
          RECEIVE, Receive.class,
          DELIVERY_FAILED, DeliveryFailed.class,
          WAKE, Wake.class,
          RETRY, Retry.class,
          REPLY, Reply.class);

  private final JsonMapper mapper;

  /** Made by Pekko, by the name of this class. */
  public CommandSerializer(ExtendedActorSystem system) {
    ActorRefResolver references = ActorRefResolver.get(Adapter.toTyped(system));
    this.mapper = FlowJson.mapper().copy();
    mapper.registerModule(
        new SimpleModule("references")
            .addSerializer(new ReferenceWriter(references))
            .addDeserializer(ActorRef.class, new ReferenceReader(references)));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object command) {
    return switch (command) {
      case ConversationCommand known -> name(known);
      case Reply _ -> REPLY;
      default ->
          throw new IllegalArgumentException(
              "Expected a command to a conversation or its reply, but got " + command.getClass());
    };
  }

  private static String name(ConversationCommand command) {
    return switch (command) {
      case Receive _ -> RECEIVE;
      case DeliveryFailed _ -> DELIVERY_FAILED;
      case Wake _ -> WAKE;
      case Retry _ -> RETRY;
      case Local local ->
          throw new IllegalArgumentException(
              "Expected a command for another node, but "
                  + local.getClass()
                  + " is a conversation's own");
    };
  }

  @Override
  public byte[] toBinary(Object command) {
    String manifest = manifest(command);
    try {
      return mapper.writeValueAsBytes(command);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Expected " + manifest + " to be writable as JSON, but it is not" + placeOf(e));
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    Class<?> type = NAMES.get(manifest);
    if (type == null) {
      throw new NotSerializableException(
          "Expected one of "
              + NAMES.keySet()
              + ", but another node sent "
              + manifest
              + ": is it of a newer version?");
    }
    try {
      return mapper.readValue(bytes, type);
    } catch (IOException e) {
      throw new NotSerializableException(
          "Expected " + manifest + ", but " + bytes.length + " bytes do not fit" + placeOf(e));
    }
  }

  /** Where it broke, without the customer's words that the library's own message may quote. */
  private static String placeOf(IOException e) {
    return e instanceof JsonMappingException mapping ? " at " + mapping.getPathReference() : "";
  }

  private static final class ReferenceWriter extends StdSerializer<ActorRef<?>> {
    private static final long serialVersionUID = 1;

    private final transient ActorRefResolver references;

    ReferenceWriter(ActorRefResolver references) {
      super(ActorRef.class, false);
      this.references = references;
    }

    @Override
    public void serialize(ActorRef<?> reference, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(references.toSerializationFormat(reference));
    }
  }

  private static final class ReferenceReader extends StdDeserializer<ActorRef<?>> {
    private static final long serialVersionUID = 1;

    private final transient ActorRefResolver references;

    ReferenceReader(ActorRefResolver references) {
      super(ActorRef.class);
      this.references = references;
    }

    @Override
    public ActorRef<?> deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return references.resolveActorRef(json.getText());
    }
  }
}
