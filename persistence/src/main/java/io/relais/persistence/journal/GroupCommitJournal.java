package io.relais.persistence.journal;

import com.typesafe.config.Config;
import io.relais.persistence.Batcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import scala.concurrent.Future;

/**
 * The journal by group commit: whatever the conversations of a node write while a transaction is
 * under way is the next transaction, together with their rows in the table {@code conversation}. It
 * uses the tables of the stock journal as that does, so that each can take over from the other.
 *
 * <p>A batch that the database does not want is halved until the bad write fails alone. What cannot
 * be serialized is rejected before, as are tags and metadata.
 */
public final class GroupCommitJournal extends AsyncWriteJournal {
  /** Writes in a transaction: from there on the database gets no faster by more. */
  private static final int BATCH = 400;

  private final Serialization serialization = SerializationExtension.get(context().system());
  private final JournalPool pool = JournalPool.of(context().system());
  private final Recoveries recoveries = new Recoveries(pool);
  private final Batcher<List<EventRow>, Done> writes;

  /** The last write of each conversation that is under way. */
  private final Map<String, CompletionStage<Done>> writing = new ConcurrentHashMap<>();

  public GroupCommitJournal(Config config) {
    this.writes =
        pool.batcher("writes to the journal", BATCH, config.getInt("backlog"), EventWriter::write);
  }

  @Override
  public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(
      Iterable<AtomicWrite> messages) {
    long now = System.currentTimeMillis();
    List<EventRow> rows = new ArrayList<>();
    List<Optional<Exception>> answers = new ArrayList<>();
    for (AtomicWrite message : messages) {
      try {
        rows.addAll(EventRow.of(message, now, serialization));
        answers.add(Optional.empty());
      } catch (Exception rejected) {
        answers.add(Optional.of(rejected));
      }
    }
    return rows.isEmpty()
        ? Futures.successful(answers)
        : ScalaFutures.of(write(rows), _ -> answers);
  }

  /** What a conversation asks for at once is written as a whole: a later one never without. */
  private CompletionStage<Done> write(List<EventRow> rows) {
    String persistenceId = rows.getFirst().persistenceId();
    CompletionStage<Done> write = writes.submit(rows);
    writing.put(persistenceId, write);
    return write.whenComplete((_, _) -> writing.remove(persistenceId, write));
  }

  /**
   * After a restart its writer's last write may still be under way, and decides what is highest.
   */
  @Override
  public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long known) {
    CompletionStage<Done> write = writing.get(persistenceId);
    CompletionStage<Long> highest =
        write == null
            ? recoveries.highest(persistenceId, known)
            : write
                .handle((_, _) -> persistenceId)
                .thenCompose(id -> recoveries.highest(id, known));
    return ScalaFutures.of(highest, number -> number);
  }

  @Override
  public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> sink) {
    return ScalaFutures.done(
        recoveries.replay(
            persistenceId, from, to, max, row -> sink.accept(row.event(serialization))));
  }

  @Override
  public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long to) {
    return ScalaFutures.done(
        pool.call(connection -> EventDeletion.upTo(connection, persistenceId, to)));
  }
}
