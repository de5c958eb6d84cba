package io.relais.persistence.journal;

import io.relais.flows.Input;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.Database;
import io.relais.persistence.sealing.ContactKey;
import io.relais.persistence.sealing.ContactKeys;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The inputs that no turn could take, as the journal has them. */
public final class FailedInputs {
  private final Database database;
  private final ContactKeys keys;

  public FailedInputs(Database database, ContactKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /**
   * The input that failed as event {@code seq}; empty where that event is of another kind, or its
   * contact has been erased. The stage fails with an {@link UnreadableRecord} where it cannot be
   * read.
   */
  public CompletionStage<Optional<Input>> find(String conversation, long seq) {
    return keys.of(conversation)
        .thenCompose(
            key ->
                key.map(found -> find(conversation, seq, found))
                    .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
  }

  private CompletionStage<Optional<Input>> find(String conversation, long seq, ContactKey key) {
    return envelope(conversation, seq)
        .thenApply(
            envelope ->
                envelope
                    .map(new Sealing(conversation, key)::openEvent)
                    .filter(ConversationEvent.InputFailed.class::isInstance)
                    .map(event -> ((ConversationEvent.InputFailed) event).input()));
  }

  private CompletionStage<Optional<Envelope>> envelope(String conversation, long seq) {
    String sql =
        "SELECT event_ser_manifest, event_payload FROM event_journal WHERE persistence_id = ? AND"
            + " sequence_number = ?";
    return database.call(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, PersistenceIds.of(conversation));
            query.setLong(2, seq);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(new Envelope(row.getString(1), row.getBytes(2), null))
                  : Optional.empty();
            }
          }
        });
  }
}
