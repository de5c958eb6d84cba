package io.relais.runtime.access;

import io.relais.persistence.access.Account;
import io.relais.persistence.access.Accounts;
import io.relais.persistence.access.Accounts.Credential;
import io.relais.persistence.access.Role;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The accounts, for whoever looks after them. */
public final class People {
  private static final int ID_CHARACTERS = 16;

  private final Accounts accounts;
  private final InstantSource clock;
  private final SecureRandom random;

  People(Accounts accounts, InstantSource clock, SecureRandom random) {
    this.accounts = accounts;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Adds somebody, who cannot sign in before a password or a link lets them; empty where the name
   * is taken. Throws an {@link IllegalArgumentException} that says what a name may be.
   */
  public CompletionStage<Optional<Account>> add(
      String login, String name, Set<Role> roles, AuditActor by) {
    Instant now = clock.instant();
    Account account =
        Account.begun(Token.id(ID_CHARACTERS, random), Account.login(login), name, roles, now);
    return accounts
        .add(account, entry(now, AuditVerb.ACCOUNT_ADDED, account.id(), by))
        .thenApply(added -> added ? Optional.of(account) : Optional.empty());
  }

  public CompletionStage<Optional<Account>> find(String login) {
    return accounts
        .credential(Account.login(login))
        .thenApply(found -> found.map(Credential::account));
  }

  /** By what they sign in with. */
  public CompletionStage<List<Account>> list() {
    return accounts.list();
  }

  /** Keeps somebody out from now on; whether they were let in before. */
  public CompletionStage<Boolean> disable(Account account, AuditActor by) {
    Instant now = clock.instant();
    return accounts.disable(
        account.id(), now, entry(now, AuditVerb.ACCOUNT_DISABLED, account.id(), by));
  }

  /** Lets somebody in again; whether they were kept out. */
  public CompletionStage<Boolean> enable(Account account, AuditActor by) {
    return accounts.enable(
        account.id(), entry(clock.instant(), AuditVerb.ACCOUNT_ENABLED, account.id(), by));
  }

  private static AuditEntry entry(Instant now, AuditVerb verb, String account, AuditActor by) {
    return AuditEntry.done(now, by, verb, AuditObject.account(account), null);
  }
}
