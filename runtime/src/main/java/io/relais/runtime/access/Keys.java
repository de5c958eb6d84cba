package io.relais.runtime.access;

import io.relais.persistence.access.ApiKey;
import io.relais.persistence.access.ApiKeys;
import io.relais.persistence.access.ApiKeys.Credential;
import io.relais.persistence.access.Scope;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * API keys: {@code relais_<id>_<secret>}. The first word lets scanners of leaked secrets recognise
 * one, the id finds it, and the whole is kept as a hash.
 */
public final class Keys {
  private static final int ID_CHARACTERS = 10;
  private static final Pattern KEY = Pattern.compile("relais_([0-9a-z]{10})_[A-Za-z0-9_-]{43}");

  private final ApiKeys keys;
  private final InstantSource clock;
  private final SecureRandom random;

  Keys(ApiKeys keys, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A key that was just made.
   *
   * @param text the key itself, which nobody can read again
   */
  public record Made(ApiKey key, String text) {
    @Override
    public String toString() {
      return "Made[" + key.id() + "]";
    }
  }

  /**
   * Makes one.
   *
   * @param life how long it is good; null for ever
   */
  public CompletionStage<Made> make(
      String name, Set<Scope> scopes, @Nullable Duration life, AuditActor by) {
    Instant now = clock.instant();
    String id = Token.id(ID_CHARACTERS, random);
    String text = "relais_" + id + "_" + Token.random(random).text();
    ApiKey key = ApiKey.begun(id, name, scopes, now, life == null ? null : now.plus(life));
    AuditEntry entry = AuditEntry.done(now, by, AuditVerb.KEY_ADDED, AuditObject.key(id), null);
    return keys.add(key, Token.hash(text), entry).thenApply(done -> new Made(key, text));
  }

  /** The key that {@code text} is; empty where it is none, or opens nothing any more. */
  public CompletionStage<Optional<ApiKey>> verify(String text) {
    Matcher parts = KEY.matcher(text);
    if (!parts.matches()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Instant now = clock.instant();
    return keys.find(parts.group(1))
        .thenApply(found -> found.filter(it -> it.token().equals(Token.hash(text))))
        .thenApply(found -> found.map(Credential::key).filter(key -> key.isActive(now)))
        .thenCompose(found -> used(found, now));
  }

  /** All of them, the newest first. */
  public CompletionStage<List<ApiKey>> list() {
    return keys.list();
  }

  /** From now on it opens nothing; whether it opened anything before. */
  public CompletionStage<Boolean> revoke(String id, AuditActor by) {
    Instant now = clock.instant();
    return keys.revoke(
        id, now, AuditEntry.done(now, by, AuditVerb.KEY_REVOKED, AuditObject.key(id), null));
  }

  private CompletionStage<Optional<ApiKey>> used(Optional<ApiKey> key, Instant now) {
    return key.isEmpty()
        ? CompletableFuture.completedFuture(key)
        : keys.used(key.get(), now).thenApply(done -> key);
  }
}
