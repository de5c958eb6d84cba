package io.relais.persistence.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.relais.persistence.Batcher;
import io.relais.persistence.journal.EventQueries.Page;
import io.relais.persistence.journal.EventQueries.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.Done;

/**
 * Reads what recovering conversations ask for. Pekko asks for the highest number and then for the
 * events; many conversations that ask for the first get both in one query, and the events wait here
 * for the second.
 */
final class Recoveries {
  /** Conversations in one query. */
  private static final int BATCH = 64;

  /** Recoveries that may wait: Pekko lets far fewer begin at a time. */
  private static final int BACKLOG = 50_000;

  /** Events that wait for their replay, which follows at once: of as many conversations. */
  private static final int HANDED_OVER = 1_000;

  /** Whoever has not come for them by then has given up. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final JournalPool pool;
  private final Batcher<Question, Page> firstPages;
  private final Cache<String, Page> handedOver =
      Caffeine.newBuilder().maximumSize(HANDED_OVER).expireAfterWrite(KEPT).build();

  Recoveries(JournalPool pool) {
    this.pool = pool;
    this.firstPages = pool.batcher("recoveries", BATCH, BACKLOG, EventQueries::firstPages);
  }

  /** The highest number there ever was, for who is about to replay what is behind {@code known}. */
  CompletionStage<Long> highest(String persistenceId, long known) {
    return firstPages
        .submit(new Question(persistenceId, known + 1))
        .thenApply(page -> handOver(persistenceId, page));
  }

  /** Gives {@code sink} the events between the two numbers, {@code max} of them at most. */
  CompletionStage<Done> replay(
      String persistenceId, long from, long to, long max, Consumer<EventRow> sink) {
    Replay replay = new Replay(persistenceId, Math.max(1, from), to, max, sink);
    Page page = handedOver.asMap().remove(persistenceId);
    if (page != null && page.from() == replay.next) {
      replay.take(page.events());
      if (page.reaches(to)) {
        replay.next = to + 1;
      }
    }
    return replay.isOver()
        ? CompletableFuture.completedFuture(Done.getInstance())
        : pool.call(replay::rest);
  }

  private long handOver(String persistenceId, Page page) {
    if (page.highest() >= page.from()) { // else there is nothing to replay, and nobody comes
      handedOver.put(persistenceId, page);
    }
    return page.highest();
  }

  /** One replay, as far as it has come. */
  private static final class Replay {
    private final String persistenceId;
    private final long to;
    private final Consumer<EventRow> sink;
    private long next;
    private long left;

    Replay(String persistenceId, long from, long to, long max, Consumer<EventRow> sink) {
      this.persistenceId = persistenceId;
      this.next = from;
      this.to = to;
      this.left = max;
      this.sink = sink;
    }

    boolean isOver() {
      return left <= 0 || next > to;
    }

    void take(List<EventRow> events) {
      for (EventRow event : events) {
        if (isOver() || event.seq() > to) {
          return;
        }
        sink.accept(event);
        next = event.seq() + 1;
        left--;
      }
    }

    Done rest(Connection connection) throws SQLException {
      while (!isOver()) {
        long limit = Math.min(EventQueries.PAGE, left);
        List<EventRow> page = EventQueries.page(connection, persistenceId, next, to, limit);
        take(page);
        if (page.size() < limit) {
          break;
        }
      }
      return Done.getInstance();
    }
  }
}
