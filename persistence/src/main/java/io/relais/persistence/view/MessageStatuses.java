package io.relais.persistence.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.relais.persistence.Batcher;
import io.relais.persistence.Columns;
import io.relais.persistence.Database;
import io.relais.persistence.sealing.SealedException;
import io.relais.persistence.sealing.VaultKey;
import io.relais.persistence.view.MessageStatus.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How far messages have come. There are three times as many of these as there are messages, and
 * hardly any that a conversation waits for: they are not events, but go into a table in batches,
 * and only who waits for one is woken.
 */
public final class MessageStatuses {
  /** Statuses in one transaction. */
  private static final int BATCH = 400;

  /** Statuses that may wait: beyond it they fail, and the channel brings them again. */
  private static final int BACKLOG = 50_000;

  private static final String UPSERT =
      """
      INSERT INTO message_status AS known (conversation, effect, status, at, message, failure)
      SELECT id, effect, status, to_timestamp(at::float8 / 1000000), message, failure
      FROM unnest(?::text[], ?::int8[], ?::int4[], ?::int8[], ?::bytea[], ?::text[])
        AS s (id, effect, status, at, message, failure)
      ON CONFLICT (conversation, effect) DO UPDATE SET status = excluded.status, at = excluded.at,
        message = coalesce(excluded.message, known.message), failure = excluded.failure
      WHERE least(excluded.status, 3) > least(known.status, 3)
      RETURNING known.conversation, known.effect\
      """;

  private static final String WAKE =
      """
      UPDATE conversation SET wake_at = ?
      FROM unnest(?::text[], ?::int8[]) AS s (id, effect)
      WHERE conversation.id = s.id AND conversation.awaits = s.effect\
      """;

  private final Database database;
  private final VaultKey key;
  private final InstantSource clock;
  private final Batcher<MessageStatus, Boolean> statuses;

  /**
   * @param key the vault's key for statuses
   * @param clock says from when on a conversation that awaits a status is to be woken
   */
  public MessageStatuses(Database database, VaultKey key, InstantSource clock) {
    this.database = database;
    this.key = key;
    this.clock = clock;
    this.statuses = database.batcher("statuses", BATCH, BACKLOG, this::write);
  }

  private record Message(String conversation, long effect) implements Comparable<Message> {
    private static final Comparator<Message> ORDER =
        Comparator.comparing(Message::conversation).thenComparingLong(Message::effect);

    static Message of(MessageStatus status) {
      return new Message(status.conversation(), status.effect());
    }

    @Override
    public int compareTo(Message other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Keeps {@code status} unless as much is known already; the stage ends when it is on disk, and
   * says whether it was news. A conversation that awaits this message is due from then on, also if
   * it was no news: it may have begun to wait since. Who begins to wait looks for itself first.
   */
  public CompletionStage<Boolean> keep(MessageStatus status) {
    return statuses.submit(status);
  }

  /** The furthest that a message has come; empty where the channel has told nothing yet. */
  public CompletionStage<Optional<MessageStatus>> find(String conversation, long effect) {
    return database.call(
        connection -> {
          String sql =
              "SELECT status, at, message, failure FROM message_status WHERE conversation = ? AND"
                  + " effect = ?";
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, conversation);
            query.setLong(2, effect);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(status(new Message(conversation, effect), row))
                  : Optional.empty();
            }
          }
        });
  }

  private List<Boolean> write(Connection connection, List<MessageStatus> batch)
      throws SQLException {
    Map<Message, MessageStatus> furthest = new TreeMap<>(); // so that locks are taken in one order
    for (MessageStatus status : batch) {
      furthest.merge(
          Message.of(status), status, (a, b) -> b.stage().rank() > a.stage().rank() ? b : a);
    }
    connection.setAutoCommit(false); // the pool sets it back, and rolls back what failed
    Set<Message> news = upsert(connection, furthest.values());
    wake(connection, furthest.keySet());
    connection.commit();
    List<Boolean> answers = new ArrayList<>();
    for (MessageStatus status : batch) {
      Message message = Message.of(status);
      answers.add(status.equals(furthest.get(message)) && news.remove(message));
    }
    return answers;
  }

  private Set<Message> upsert(Connection connection, Collection<MessageStatus> statuses)
      throws SQLException {
    Set<Message> news = new HashSet<>();
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      Columns.of(upsert, statuses)
          .texts(MessageStatus::conversation)
          .longs(MessageStatus::effect)
          .ints(status -> status.stage().code())
          .micros(MessageStatus::at)
          .bytes(this::sealed)
          .texts(MessageStatus::failure);
      try (ResultSet rows = upsert.executeQuery()) {
        while (rows.next()) {
          news.add(new Message(rows.getString(1), rows.getLong(2)));
        }
      }
    }
    return news;
  }

  private void wake(Connection connection, Set<Message> messages) throws SQLException {
    try (PreparedStatement wake = connection.prepareStatement(WAKE)) {
      wake.setTimestamp(1, Timestamp.from(clock.instant()));
      Columns.from(2, wake, messages).texts(Message::conversation).longs(Message::effect);
      wake.executeUpdate();
    }
  }

  private MessageStatus status(Message message, ResultSet row) throws SQLException {
    return new MessageStatus(
        message.conversation(),
        message.effect(),
        Stage.of(row.getInt(1)),
        row.getTimestamp(2).toInstant(),
        opened(message, row.getBytes(3)),
        row.getString(4));
  }

  private byte @Nullable [] sealed(MessageStatus status) {
    String message = status.message();
    return message == null ? null : key.seal(message.getBytes(UTF_8), place(Message.of(status)));
  }

  private @Nullable String opened(Message message, byte @Nullable [] sealed) {
    try {
      return sealed == null ? null : new String(key.open(sealed, place(message)), UTF_8);
    } catch (SealedException damaged) {
      throw new CompletionException(damaged);
    }
  }

  /** What a sealed id is bound to, so that it opens in no other row. */
  private static byte[] place(Message message) {
    return ("message_status/" + message.conversation() + '/' + message.effect()).getBytes(UTF_8);
  }
}
