package io.relais.persistence.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.relais.persistence.Database;
import io.relais.persistence.Peer;
import io.relais.persistence.directory.Beginning.Enrolled;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.VaultKey;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.Done;

/**
 * Finds the conversation of a person on an account, or begins one; however many first messages
 * arrive at once, on however many nodes, they get the same one.
 *
 * <p>A user id is a person for good. A phone means whoever was seen with it last: a message with
 * both ids of which only the phone is known comes from the same person if that person was known by
 * phone alone, and from somebody new if they had another user id, because numbers are recycled.
 *
 * <p>Only answers about a user id are kept in memory: what a phone means may change, on another
 * node, too. An answer in memory may be older than a change on another node, by {@link #FRESH} at
 * most, and that is harmless: a conversation that was merged into another forwards what it gets,
 * and one whose person was erased has no key, upon which the caller {@link #forget forgets} the
 * answer and asks again.
 */
public final class Directory {
  /** Answers kept in memory, of some 300 bytes each. */
  private static final int CACHED = 100_000;

  /** How long an answer is believed. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Database database;
  private final VaultKey names;
  private final ContactKeys keys;
  private final Supplier<String> ids;
  private final Cache<Peer, String> known =
      Caffeine.newBuilder().maximumSize(CACHED).expireAfterWrite(FRESH).build();

  /**
   * @param names makes what the table calls an identity: the vault's key for the directory
   * @param ids makes the id of a new conversation or contact; never the same twice
   */
  public Directory(Database database, VaultKey names, ContactKeys keys, Supplier<String> ids) {
    this.database = database;
    this.names = names;
    this.keys = keys;
    this.ids = ids;
  }

  /**
   * The id of the conversation that {@code peer} is. The stage fails when the database cannot say.
   */
  public CompletionStage<String> resolve(Peer peer) {
    String conversation = known.getIfPresent(peer);
    return conversation != null
        ? done(conversation)
        : lookUp(peer).thenApply(found -> remembered(peer, found));
  }

  /**
   * Whoever was led to {@code from} is led to {@code into} from now on, and both contacts are one
   * person: erased together. What {@code from} has on record stays where it is.
   */
  public CompletionStage<Done> merge(String from, String into) {
    return database
        .transaction(
            connection -> {
              new Merging(connection).merge(from, into);
              return Done.getInstance();
            })
        .thenApply(done -> forgotten(Set.of(from), done));
  }

  /** Asks the database about {@code peer} the next time. */
  public void forget(Peer peer) {
    known.invalidate(peer);
  }

  /** Asks the database the next time about everybody who was led to one of these. */
  void forget(Collection<String> conversations) {
    known.asMap().values().removeIf(conversations::contains);
  }

  private Done forgotten(Set<String> conversations, Done done) {
    forget(conversations);
    return done;
  }

  private String remembered(Peer peer, String conversation) {
    if (peer.userId() != null) {
      known.put(peer, conversation);
    }
    return conversation;
  }

  private CompletionStage<String> lookUp(Peer peer) {
    return database
        .call(connection -> new Aliases(connection, names, peer).settled())
        .thenCompose(settled -> settled.map(Directory::done).orElseGet(() -> enrolled(peer)));
  }

  private CompletionStage<String> enrolled(Peer peer) {
    return database
        .transaction(connection -> new Beginning(connection, names, keys, ids).enrol(peer))
        .thenApply(this::withKey);
  }

  /** The conversation is about to be woken, and would ask for the key that we have just made. */
  private String withKey(Enrolled enrolled) {
    if (enrolled.key() != null) {
      keys.remember(enrolled.conversation(), enrolled.key());
    }
    return enrolled.conversation();
  }

  private static CompletionStage<String> done(String conversation) {
    return CompletableFuture.completedFuture(conversation);
  }
}
