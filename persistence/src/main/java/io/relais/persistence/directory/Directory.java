package io.relais.persistence.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.relais.persistence.Database;
import io.relais.persistence.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Finds the conversation of a person on an account, or begins one; however many first messages
 * arrive at once, on however many nodes, they get the same one.
 *
 * <p>A user id is a person for good. A phone means whoever was seen with it last: a message with
 * both ids of which only the phone is known comes from the same person if that person was known by
 * phone alone, and from somebody new if they had another user id, because numbers are recycled.
 */
public final class Directory {
  /** Answers kept in memory, of some 300 bytes each. */
  private static final int CACHED = 100_000;

  private final Database database;
  private final Supplier<String> ids;
  private final Cache<Peer, String> known = Caffeine.newBuilder().maximumSize(CACHED).build();

  /**
   * @param ids makes the id of a new conversation; never the same twice
   */
  public Directory(Database database, Supplier<String> ids) {
    this.database = database;
    this.ids = ids;
  }

  /**
   * The id of the conversation that {@code peer} is. The stage fails when the database cannot say.
   *
   * <p>Only answers about a user id are kept: what a phone means may change, on another node, too.
   */
  public CompletionStage<String> resolve(Peer peer) {
    String conversation = known.getIfPresent(peer);
    return conversation != null
        ? done(conversation)
        : lookUp(peer).thenApply(found -> remembered(peer, found));
  }

  private String remembered(Peer peer, String conversation) {
    if (peer.userId() != null) {
      known.put(peer, conversation);
    }
    return conversation;
  }

  private CompletionStage<String> lookUp(Peer peer) {
    return database
        .call(connection -> new Aliases(connection, peer).settled())
        .thenCompose(settled -> settled.map(Directory::done).orElseGet(() -> enrolled(peer)));
  }

  private CompletionStage<String> enrolled(Peer peer) {
    return database.transaction(connection -> enrol(connection, peer));
  }

  private static CompletionStage<String> done(String conversation) {
    return CompletableFuture.completedFuture(conversation);
  }

  /**
   * Locks go from the user id to the phone, so that two messages of one person wait for each other
   * and never both.
   */
  private String enrol(Connection connection, Peer peer) throws SQLException {
    String fresh = ids.get();
    Aliases aliases = new Aliases(connection, peer);
    if (peer.userId() == null) {
      return aliases.claimPhone(fresh);
    }
    String own = aliases.claimUser(fresh);
    if (peer.phone() == null) {
      return own;
    }
    if (!own.equals(fresh)) {
      aliases.givePhoneTo(own);
      return own;
    }
    return newUser(aliases, fresh);
  }

  private static String newUser(Aliases aliases, String fresh) throws SQLException {
    String ofPhone = aliases.claimPhone(fresh);
    if (ofPhone.equals(fresh)) {
      return fresh;
    }
    if (aliases.hasUser(ofPhone)) {
      aliases.givePhoneTo(fresh);
      return fresh;
    }
    aliases.giveUserTo(ofPhone);
    return ofPhone;
  }
}
