package io.relais.runtime.conversation;

import io.relais.persistence.ConversationRow;
import io.relais.persistence.sealing.ContactKey;
import io.relais.runtime.channel.Update.DeliveryStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** What a conversation asks of, and leaves in, the record beside its own journal. */
interface Archive {

  /** The key of the conversation's contact; empty where the contact has been erased. */
  CompletionStage<Optional<ContactKey>> key(String conversation);

  /** Whether an input was taken that the conversation has had to forget. */
  CompletionStage<Boolean> wasTaken(String conversation, String inputId);

  /** The furthest that the channel has told of a message; empty where it has told nothing yet. */
  CompletionStage<Optional<Told>> status(String conversation, long effect);

  /**
   * What a status says.
   *
   * @param messageId the channel's id of the message
   */
  record Told(DeliveryStatus status, String messageId) {}

  /**
   * After a write: {@code rows} in their order, the last one of event number {@code last}. Only a
   * journal that does not write them itself needs this.
   */
  CompletionStage<Done> written(List<ConversationRow> rows, long last);

  /** Keeps a message to a conversation that cannot be read, until an operator has it retried. */
  CompletionStage<Done> keep(String conversation, ConversationCommand.Receive message);

  /** Wakes a conversation no more that cannot be read. */
  CompletionStage<Done> putAside(String conversation);
}
