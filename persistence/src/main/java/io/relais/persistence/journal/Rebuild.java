package io.relais.persistence.journal;

import io.relais.persistence.Columns;
import io.relais.persistence.Database;
import io.relais.persistence.RowUpdate;
import io.relais.persistence.journal.EventQueries.Page;
import io.relais.persistence.journal.EventQueries.Question;
import io.relais.persistence.sealing.ContactKey;
import io.relais.persistence.sealing.ContactKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole journal again for what the rows of the table {@code conversation} should say, and
 * corrects those that say something else. It may run beside a live service: a row that is newer
 * than what was read is not touched.
 *
 * <p>When somebody is woken next, {@code wake_at}, is not compared, because it follows from the
 * journal only until somebody is woken; where a row is corrected, it becomes what is due.
 */
public final class Rebuild {
  /** Conversations that are read together. */
  private static final int TOGETHER = 64;

  /** Times that a conversation is read again because its row was ahead of what had been read. */
  private static final int TRIES = 3;

  private final Database database;
  private final ContactKeys keys;

  public Rebuild(Database database, ContactKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** A column of a conversation's row, what it said, and what it should say. */
  public record Difference(String conversation, String column, String was, String is) {}

  /**
   * @param conversations how many were compared
   * @param differing how many of these had a row that said something else
   * @param erased how many more belong to contacts that have been erased: nobody can tell
   * @param unreadable how many more have an event that cannot be read
   */
  public record Report(long conversations, long differing, long erased, long unreadable) {
    private static final Report NONE = new Report(0, 0, 0, 0);

    private Report and(Report more) {
      return new Report(
          conversations + more.conversations,
          differing + more.differing,
          erased + more.erased,
          unreadable + more.unreadable);
    }
  }

  /**
   * Compares all rows, and corrects them. Blocks.
   *
   * @param dryRun compares only
   * @param found is told of every difference
   */
  public Report run(boolean dryRun, Consumer<Difference> found) {
    Report report = Report.NONE;
    String last = "";
    while (true) {
      String after = last;
      List<String> conversations = call(connection -> conversations(connection, after));
      if (conversations.isEmpty()) {
        return report;
      }
      report = report.and(compare(conversations, dryRun, found));
      last = conversations.getLast();
    }
  }

  private Report compare(List<String> conversations, boolean dryRun, Consumer<Difference> found) {
    Report report = Report.NONE;
    List<RowUpdate> corrections = new ArrayList<>();
    for (Read read : call(connection -> read(connection, conversations))) {
      report = report.and(compare(read, corrections, found));
    }
    if (!dryRun && !corrections.isEmpty()) {
      call(connection -> correct(connection, corrections));
    }
    return report;
  }

  private Report compare(Read read, List<RowUpdate> corrections, Consumer<Difference> found) {
    String conversation = read.conversation();
    Optional<ContactKey> key = keys.of(conversation).toCompletableFuture().join();
    if (key.isEmpty()) {
      return new Report(0, 0, 1, 0);
    }
    try {
      Compared compared = compare(read, new Sealing(conversation, key.get()));
      compared.differences().forEach(found);
      if (compared.differences().isEmpty()) {
        return new Report(1, 0, 0, 0);
      }
      if (compared.right() != null) {
        corrections.add(compared.right());
      }
      return new Report(1, 1, 0, 0);
    } catch (UnreadableRecord unreadable) {
      return new Report(0, 0, 0, 1);
    }
  }

  /** The row is read behind the events: if it is ahead of them, more have been written since. */
  private Compared compare(Read first, Sealing sealing) {
    Read read = first;
    for (int tries = 1; ; tries++) {
      RowUpdate right = relive(read, sealing);
      KeptRow row = right == null ? KeptRow.BEGUN : KeptRow.of(right);
      if (read.kept().seq() <= row.seq() || tries == TRIES) {
        return new Compared(right, read.kept().differences(read.conversation(), row));
      }
      read = call(connection -> read(connection, List.of(first.conversation()))).getFirst();
    }
  }

  private @Nullable RowUpdate relive(Read read, Sealing sealing) {
    Relived relived = new Relived(read.conversation(), sealing);
    List<EventRow> events = read.page().events();
    relived.take(events);
    if (!read.page().reaches(read.page().highest())) {
      do {
        long next = events.getLast().seq() + 1;
        String id = PersistenceIds.of(read.conversation());
        events =
            call(
                connection ->
                    EventQueries.page(connection, id, next, Long.MAX_VALUE, EventQueries.PAGE));
        relived.take(events);
      } while (events.size() == EventQueries.PAGE);
    }
    return relived.row();
  }

  /** What was read of a conversation: its first events, and then its row. */
  private record Read(String conversation, Page page, KeptRow kept) {}

  /** What the row should be, null where nothing has happened yet; and where it is not that. */
  private record Compared(@Nullable RowUpdate right, List<Difference> differences) {}

  private List<Read> read(Connection connection, List<String> conversations) throws SQLException {
    List<Question> questions =
        conversations.stream().map(id -> new Question(PersistenceIds.of(id), 1)).toList();
    List<Page> pages = EventQueries.firstPages(connection, questions);
    Map<String, KeptRow> kept = KeptRow.read(connection, conversations);
    List<Read> read = new ArrayList<>();
    for (int i = 0; i < conversations.size(); i++) {
      String conversation = conversations.get(i);
      read.add(
          new Read(conversation, pages.get(i), kept.getOrDefault(conversation, KeptRow.BEGUN)));
    }
    return read;
  }

  private static List<String> conversations(Connection connection, String after)
      throws SQLException {
    List<String> conversations = new ArrayList<>();
    String sql = "SELECT id FROM conversation WHERE id > ? ORDER BY id LIMIT ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, after);
      query.setInt(2, TOGETHER);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          conversations.add(rows.getString(1));
        }
      }
    }
    return conversations;
  }

  private static int correct(Connection connection, List<RowUpdate> corrections)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RowUpdate.CORRECTION)) {
      RowUpdate.bind(Columns.of(update, corrections));
      return update.executeUpdate();
    }
  }

  private <T> T call(Database.Work<T> work) {
    return database.call(work).toCompletableFuture().join();
  }
}
