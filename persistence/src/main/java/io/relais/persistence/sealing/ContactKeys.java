package io.relais.persistence.sealing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.relais.persistence.Batcher;
import io.relais.persistence.Database;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The keys of contacts, found by their conversations. Whoever asks at the same time shares one
 * query, and conversations that are in memory share their key with whoever asks for it again.
 *
 * <p>A key that is destroyed on another node may be used here for {@link #FRESH} more: whoever
 * erases a person stops their conversations, wherever they are.
 */
public final class ContactKeys {
  /** How long an answer is believed. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** Keys kept although nobody uses them at the moment, of some 300 bytes each. */
  private static final int KEPT = 50_000;

  /** Conversations in one query. */
  private static final int BATCH = 500;

  /** Lookups that may wait: more than conversations that are ever recovered at once. */
  private static final int BACKLOG = 50_000;

  private final MasterKeys masters;
  private final SecureRandom random;
  private final Batcher<String, Optional<Row>> rows;
  private final Cache<String, ContactKey> live;
  private final Cache<String, ContactKey> recent;

  public ContactKeys(Database database, MasterKeys masters, SecureRandom random) {
    this(database, masters, random, Ticker.systemTicker());
  }

  ContactKeys(Database database, MasterKeys masters, SecureRandom random, Ticker ticker) {
    this.masters = masters;
    this.random = random;
    this.rows = database.batcher("keys of contacts", BATCH, BACKLOG, ContactKeys::read);
    this.live = Caffeine.newBuilder().weakValues().expireAfterWrite(FRESH).ticker(ticker).build();
    this.recent =
        Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(FRESH).ticker(ticker).build();
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares rows
  private record Row(String contact, byte @Nullable [] wrapped) {}

  /**
   * The key that everything of {@code conversation} is sealed under; empty where its contact has
   * been erased, or nobody has begun such a conversation. The stage fails where the database cannot
   * say, and with a {@link SealedException} where no master key opens it.
   */
  public CompletionStage<Optional<ContactKey>> of(String conversation) {
    ContactKey known = live.getIfPresent(conversation);
    if (known != null) {
      return CompletableFuture.completedFuture(Optional.of(known));
    }
    return rows.submit(conversation).thenApply(row -> row.flatMap(it -> open(conversation, it)));
  }

  /** A key for a new contact; its place is in {@code contact.wrapped_key}, {@link #wrapped}. */
  public ContactKey fresh(String contact) {
    return ContactKey.generate(contact, random);
  }

  /** As it may be written to disk. */
  public byte[] wrapped(ContactKey key) {
    return masters.wrap(key);
  }

  /** Answers with {@code key} from now on; for who has just written it. */
  public void remember(String conversation, ContactKey key) {
    ContactKey _ = shared(conversation, key);
  }

  /** Answers from the database again. */
  public void forget(Collection<String> conversations) {
    live.invalidateAll(conversations);
    recent.invalidateAll(conversations);
  }

  private Optional<ContactKey> open(String conversation, Row row) {
    if (row.wrapped() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(shared(conversation, masters.unwrap(row.contact(), row.wrapped())));
    } catch (SealedException notOurs) {
      throw new CompletionException(notOurs);
    }
  }

  /** The one that everybody has, also where several asked at once. */
  private ContactKey shared(String conversation, ContactKey key) {
    ContactKey first = live.asMap().putIfAbsent(conversation, key);
    ContactKey shared = first == null ? key : first;
    recent.put(conversation, shared);
    return shared;
  }

  private static List<Optional<Row>> read(Connection connection, List<String> conversations)
      throws SQLException {
    String sql =
        """
        SELECT conversation.id, contact.id, contact.wrapped_key
        FROM conversation JOIN contact ON contact.id = conversation.contact
        WHERE conversation.id = ANY (?)\
        """;
    Map<String, Row> found = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", conversations.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), new Row(rows.getString(2), rows.getBytes(3)));
        }
      }
    }
    return conversations.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
  }
}
