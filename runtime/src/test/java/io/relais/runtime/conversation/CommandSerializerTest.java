package io.relais.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.relais.flows.Input;
import io.relais.persistence.Peer;
import io.relais.runtime.conversation.ConversationCommand.DeliveryFailed;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import io.relais.runtime.conversation.ConversationCommand.Remote;
import io.relais.runtime.conversation.ConversationCommand.Retry;
import io.relais.runtime.conversation.ConversationCommand.Wake;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.SerializationTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandSerializerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.123Z");
  private static final Peer INES = new Peer("whatsapp", "1", "FR.1", "+33612345678");

  private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.load());
  private final TestProbe<Reply> asker = kit.createTestProbe();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  /** One of each kind that may go to another node, and of what it may carry. */
  private List<Remote> samples() {
    return List.of(
        receive("Inès", new Input.Message("m1", NOW, "Où est ma commande ?")),
        receive(null, new Input.Tap("m2", NOW, "r/1", "Faire un retour")),
        receive(null, new Input.Attachment("m3", NOW, "image", null, null)),
        receive(null, new Input.Unsupported("m4", NOW, "reaction")),
        new DeliveryFailed(7, "wamid.7", asker.getRef()),
        new Wake(asker.getRef()),
        new Retry(new Input.Message("m5", NOW, "bonjour"), asker.getRef()),
        new Retry(new Input.TimerFired(3), asker.getRef()),
        new Retry(new Input.Undelivered("main.ask", 3), asker.getRef()));
  }

  private Receive receive(String name, Input.FromCustomer input) {
    return new Receive(INES, name, input, asker.getRef());
  }

  @Test
  void whatGoesToAnotherNodeArrivesAsItWas() {
    SerializationTestKit serialization = kit.serializationTestKit();

    for (Remote command : samples()) {
      assertThat(serialization.verifySerialization(command, true)).isEqualTo(command);
    }
  }

  @Test
  void everyCommandThatMayComeFromAnotherNodeIsAmongTheSamples() {
    Set<Class<?>> carried = new HashSet<>();
    samples().forEach(command -> carried.add(command.getClass()));
    Set<Class<?>> remote = new HashSet<>();
    leaves(Remote.class, remote);

    assertThat(carried).isNotEmpty().isEqualTo(remote);
  }

  private static void leaves(Class<?> type, Set<Class<?>> found) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        leaves(permitted, found);
      }
    } else {
      found.add(type);
    }
  }

  @Test
  void noNameIsThatOfAClass() {
    var serialization = SerializationExtension.get(kit.system());

    for (Remote command : samples()) {
      var serializer = serialization.findSerializerFor(command);
      assertThat(serializer.identifier()).isEqualTo(CommandSerializer.IDENTIFIER);
      assertThat(Serializers.manifestFor(serializer, command)).matches("[a-z-]+\\.\\d");
    }
  }

  @Test
  void theAnswerFindsItsWayBack() {
    var serialization = SerializationExtension.get(kit.system());
    Receive sent = receive("Inès", new Input.Message("m1", NOW, "bonjour"));
    var serializer = serialization.findSerializerFor(sent);
    byte[] bytes = serializer.toBinary(sent);

    Receive arrived =
        (Receive)
            serialization
                .deserialize(
                    bytes, serializer.identifier(), Serializers.manifestFor(serializer, sent))
                .get();
    arrived.replyTo().tell(Reply.TAKEN);

    asker.expectMessage(Reply.TAKEN);
  }

  @ParameterizedTest
  @EnumSource
  void aReplyGoesUnderAName(Reply reply) {
    var serializer = SerializationExtension.get(kit.system()).findSerializerFor(reply);

    assertThat(serializer.identifier()).isEqualTo(CommandSerializer.IDENTIFIER);
    assertThat(Serializers.manifestFor(serializer, reply)).isEqualTo("reply.1");
    assertThat(new String(serializer.toBinary(reply), StandardCharsets.UTF_8))
        .isEqualTo("\"" + reply.name() + "\"");
    kit.serializationTestKit().verifySerialization(reply, true);
  }

  @Test
  void aConversationsOwnBusinessNeverLeavesTheProcess() throws NotSerializableException {
    CommandSerializer serializer = serializer();

    assertThatThrownBy(() -> serializer.toBinary(new ConversationCommand.Stop()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a conversation's own");
  }

  @Test
  void whatCannotBeReadIsNamedWithoutTheCustomersWords() throws NotSerializableException {
    CommandSerializer serializer = serializer();
    byte[] damaged = "{\"from\":{\"channel\":\"secret words".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> serializer.fromBinary(damaged, "receive.1"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("receive.1")
        .message()
        .doesNotContain("secret");
    assertThatThrownBy(() -> serializer.fromBinary(damaged, "receive.9"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("newer version");
  }

  private CommandSerializer serializer() throws NotSerializableException {
    return (CommandSerializer)
        SerializationExtension.get(kit.system()).serializerFor(ConversationCommand.class);
  }
}
