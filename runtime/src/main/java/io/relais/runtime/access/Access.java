package io.relais.runtime.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.persistence.Database;
import io.relais.persistence.access.AccountSessions;
import io.relais.persistence.access.Accounts;
import io.relais.persistence.access.ApiKeys;
import io.relais.persistence.access.OneTimeLinks;
import io.relais.persistence.access.SignInFailures;
import io.relais.persistence.audit.Audit;
import io.relais.persistence.sealing.VaultKey;
import io.relais.runtime.access.Argon2id.Cost;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Everything about who may do what, put together on one database. */
public final class Access implements AutoCloseable {
  private final PasswordHasher hasher;
  private final Audit audit;
  private final People people;
  private final Sessions sessions;
  private final Links links;
  private final SignIn signIn;
  private final Passwords passwords;
  private final Keys keys;

  private Access(
      Database database,
      VaultKey names,
      PasswordHasher hasher,
      InstantSource clock,
      SecureRandom random,
      MeterRegistry metrics) {
    this.hasher = hasher;
    this.audit = new Audit(database);
    Accounts accounts = new Accounts(database);
    SignInFailures failures = new SignInFailures(database, Lockout::after, Lockout.MEMORY);
    PasswordCheck check = new PasswordCheck(accounts, failures, names, hasher, clock);
    this.people = new People(accounts, clock, random);
    this.sessions = new Sessions(new AccountSessions(database, Sessions.IDLE), clock, random);
    this.links = new Links(new OneTimeLinks(database), clock, random);
    this.signIn = new SignIn(check, links, sessions, audit, clock, metrics);
    this.passwords = new Passwords(accounts, check, hasher, links, sessions, clock);
    this.keys = new Keys(new ApiKeys(database), clock, random);
  }

  /**
   * Opens it; whoever does closes it.
   *
   * @param names makes what stands for a typed name: the vault's key for sign-in
   */
  public static Access open(
      Database database,
      VaultKey names,
      InstantSource clock,
      SecureRandom random,
      MeterRegistry metrics) {
    return open(database, names, Cost.CURRENT, clock, random, metrics);
  }

  /** The same at another cost, for tests that sign in often. */
  static Access open(
      Database database,
      VaultKey names,
      Cost cost,
      InstantSource clock,
      SecureRandom random,
      MeterRegistry metrics) {
    PasswordHasher hasher = PasswordHasher.start(cost, random, metrics);
    return new Access(database, names, hasher, clock, random, metrics);
  }

  public Audit audit() {
    return audit;
  }

  public People people() {
    return people;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Links links() {
    return links;
  }

  public SignIn signIn() {
    return signIn;
  }

  public Passwords passwords() {
    return passwords;
  }

  public Keys keys() {
    return keys;
  }

  @Override
  public void close() {
    hasher.close();
  }
}
