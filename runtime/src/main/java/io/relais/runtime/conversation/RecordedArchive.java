package io.relais.runtime.conversation;

import io.relais.persistence.ConversationRow;
import io.relais.persistence.Seen;
import io.relais.persistence.sealing.ContactKey;
import io.relais.persistence.view.Letter;
import io.relais.runtime.conversation.ConversationCommand.Receive;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** The record beside the journal, in the database. */
final class RecordedArchive implements Archive {
  private final Records records;
  private final InstantSource clock;

  RecordedArchive(Records records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Optional<ContactKey>> key(String conversation) {
    return records.keys().of(conversation);
  }

  @Override
  public CompletionStage<Boolean> wasTaken(String conversation, String inputId) {
    return records.rows().wasSeen(conversation, Seen.hash(inputId));
  }

  @Override
  public CompletionStage<Optional<Told>> status(String conversation, long effect) {
    return records
        .statuses()
        .find(conversation, effect)
        .thenApply(status -> status.map(StatusRecord::told));
  }

  @Override
  public CompletionStage<Done> written(List<ConversationRow> rows, long last) {
    CompletionStage<Done> kept = CompletableFuture.completedFuture(Done.getInstance());
    long seq = last - rows.size();
    for (ConversationRow row : rows) {
      long number = ++seq;
      kept = kept.thenCombine(records.rows().keep(row, number), (before, done) -> done);
    }
    return kept;
  }

  @Override
  public CompletionStage<Done> keep(String conversation, Receive message) {
    return records
        .letters()
        .keep(
            Letter.unrecovered(
                message.from().channel(),
                conversation,
                "its conversation cannot be read",
                clock.instant(),
                KeptMessage.write(message)));
  }

  @Override
  public CompletionStage<Done> putAside(String conversation) {
    return records.rows().putAside(conversation);
  }
}
