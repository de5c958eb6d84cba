package io.relais.persistence.directory;

import io.relais.persistence.Database;
import io.relais.persistence.sealing.ContactKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Erases a person: their keys are destroyed, and with them everything that is sealed under them,
 * wherever it stands; what dead letters and statuses hold of their conversations is emptied; nobody
 * is led to those any more, and nothing of them is due. Rows and numbers stay, and so do counts.
 * Doing it again changes nothing more.
 *
 * <p>A conversation in memory still has its key: whoever erases stops those that are returned.
 */
public final class Erasure {
  private static final String NOTHING_IS_DUE =
      """
      UPDATE conversation SET due_at = NULL, wake_at = NULL
      WHERE id = ? AND (due_at IS NOT NULL OR wake_at IS NOT NULL)\
      """;

  /** In the order in which statuses are written; their ids hold a phone. */
  private static final String NO_MESSAGE_IDS =
      """
      WITH theirs AS (
        SELECT conversation, effect FROM message_status
        WHERE conversation = ? AND (message IS NOT NULL OR failure IS NOT NULL)
        ORDER BY effect FOR UPDATE
      )
      UPDATE message_status SET message = NULL, failure = NULL FROM theirs
      WHERE message_status.conversation = theirs.conversation
        AND message_status.effect = theirs.effect\
      """;

  private final Database database;
  private final ContactKeys keys;
  private final Directory directory;

  public Erasure(Database database, ContactKeys keys, Directory directory) {
    this.database = database;
    this.keys = keys;
    this.directory = directory;
  }

  /**
   * Erases the person that {@code contact} is, with every contact that was found to be the same
   * person.
   *
   * @return all their conversations
   */
  public CompletionStage<List<String>> erase(String contact) {
    return database
        .transaction(connection -> destroy(connection, contact))
        .thenCompose(this::clear)
        .thenApply(this::forgotten);
  }

  private static List<String> destroy(Connection connection, String contact) throws SQLException {
    List<String> person = person(connection, contact);
    List<String> conversations = conversations(connection, person);
    for (String conversation : conversations) {
      Merging.lockAliases(connection, conversation);
    }
    update(connection, "UPDATE contact SET wrapped_key = NULL WHERE id = ANY (?)", person);
    update(connection, "DELETE FROM directory WHERE conversation = ANY (?)", conversations);
    update(
        connection,
        "UPDATE dead_letter SET payload = NULL, retry_at = NULL WHERE conversation = ANY (?)",
        conversations);
    return conversations;
  }

  /**
   * One by one, because journal and statuses hold many of these rows at a time. A failure in
   * between is made good by erasing again.
   */
  private CompletionStage<List<String>> clear(List<String> conversations) {
    return database.call(
        connection -> {
          for (String conversation : conversations) {
            change(connection, NOTHING_IS_DUE, conversation);
            change(connection, NO_MESSAGE_IDS, conversation);
          }
          return conversations;
        });
  }

  private List<String> forgotten(List<String> conversations) {
    keys.forget(conversations);
    directory.forget(conversations);
    return conversations;
  }

  /** All contacts that were merged, in whatever direction; a circle of them ends. */
  private static List<String> person(Connection connection, String contact) throws SQLException {
    String sql =
        """
        WITH RECURSIVE person (id) AS (
          VALUES (?::text)
          UNION
          SELECT same.id FROM person CROSS JOIN LATERAL (
            SELECT contact.id FROM contact WHERE contact.merged_into = person.id
            UNION ALL
            SELECT contact.merged_into FROM contact
            WHERE contact.id = person.id AND contact.merged_into IS NOT NULL
          ) same
        )
        SELECT id FROM person ORDER BY id\
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, contact);
      return texts(query);
    }
  }

  private static List<String> conversations(Connection connection, List<String> person)
      throws SQLException {
    String sql = "SELECT id FROM conversation WHERE contact = ANY (?) ORDER BY id";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", person.toArray()));
      return texts(query);
    }
  }

  private static void change(Connection connection, String sql, String conversation)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, conversation);
      change.executeUpdate();
    }
  }

  private static void update(Connection connection, String sql, List<String> ids)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setArray(1, connection.createArrayOf("text", ids.toArray()));
      change.executeUpdate();
    }
  }

  private static List<String> texts(PreparedStatement query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return List.copyOf(texts);
  }
}
