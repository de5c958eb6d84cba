package io.relais.persistence.access;

import static io.relais.persistence.TestDatabase.await;

import io.relais.persistence.TestDatabase;
import io.relais.persistence.access.AccountSessions.Begin;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A database with accounts in it. */
final class AccessRig implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Duration IDLE = Duration.ofHours(1);
  static final Duration SHIFT = Duration.ofHours(12);

  final TestDatabase test = new TestDatabase();
  final Accounts accounts = new Accounts(test.database());
  final AccountSessions sessions = new AccountSessions(test.database(), IDLE);
  final OneTimeLinks links = new OneTimeLinks(test.database());
  final ApiKeys keys = new ApiKeys(test.database());

  Account account(String login) throws Exception {
    var account = Account.begun("u-" + login, login, "Somebody", Set.of(Role.AGENT), NOON);
    await(accounts.add(account, entry(AuditVerb.ACCOUNT_ADDED, login)));
    return account;
  }

  void begin(TokenHash token, String login, Instant at) throws Exception {
    begin(token, login, at, null);
  }

  void begin(TokenHash token, String login, Instant at, TokenHash replaces) throws Exception {
    await(
        sessions.begin(
            new Begin(token, "u-" + login, at, at.plus(SHIFT), null, replaces),
            entry(AuditVerb.SIGN_IN, login)));
  }

  static TokenHash token(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    return TokenHash.of(bytes);
  }

  static AuditEntry entry(AuditVerb verb, String login) {
    return AuditEntry.done(NOON, AuditActor.COMMAND, verb, AuditObject.account("u-" + login), null);
  }

  /** The verbs on record about an account, the oldest first. */
  List<String> verbs(String login) throws Exception {
    return test.all("SELECT verb FROM audit WHERE object = 'u-" + login + "' ORDER BY id");
  }

  @Override
  public void close() {
    test.close();
  }
}
