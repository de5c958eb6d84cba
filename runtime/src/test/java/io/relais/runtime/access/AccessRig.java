package io.relais.runtime.access;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.persistence.Database;
import io.relais.persistence.access.Account;
import io.relais.persistence.access.AccountSessions.SignedIn;
import io.relais.persistence.access.Accounts;
import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.access.Role;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditFilter;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditRow;
import io.relais.persistence.audit.AuditVerb;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.sealing.MasterKeys;
import io.relais.persistence.sealing.Vault;
import io.relais.runtime.Patience;
import io.relais.runtime.TestClock;
import io.relais.runtime.access.Argon2id.Cost;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Who may do what, on a database of its own, with a clock in the test's hand and a cheap hash. */
public final class AccessRig implements AutoCloseable {
  /** Good enough for everybody, and not the name of anybody. */
  public static final String PASSWORD = "quatre mots pris au hasard";

  static final Cost CHEAP = new Cost(64, 1, 1);

  public final TestClock clock = new TestClock();
  public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  public final SecureRandom random = new SecureRandom();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Database database =
      Database.open(ThrowawayDatabase.fresh(Path.of("target")), threads);
  private final Vault vault = Vault.open(database, masters(), random);
  private final Access access = open(CHEAP);
  private int callers;

  /** The one with the cheap hash. */
  public Access access() {
    return access;
  }

  /** Another node on the same database. */
  Access open(Cost cost) {
    return Access.open(database, vault.signIn(), cost, clock, random, metrics);
  }

  /** An account with the password of this rig. */
  public Account person(String login, Role... roles) {
    Account account = stranger(login, roles);
    await(access.passwords().set(account, Password.of(PASSWORD), AuditActor.COMMAND));
    return account;
  }

  /** An account without a password. */
  public Account stranger(String login, Role... roles) {
    var all = roles.length == 0 ? Set.of(Role.AGENT) : Set.of(roles);
    return await(access.people().add(login, "Somebody", all, AuditActor.COMMAND)).orElseThrow();
  }

  public Token link(Account account, Purpose purpose) {
    return await(
        access.links().make(account.id(), purpose, Duration.ofMinutes(30), AuditActor.COMMAND));
  }

  /** A session of that account, begun by a link. */
  public Token session(Account account) {
    var result =
        await(access.signIn().byLink(link(account, Purpose.SIGN_IN), Caller.UNKNOWN, null));
    return ((SignInResult.Welcome) result).session();
  }

  boolean isOpen(Token session) {
    return await(access.sessions().find(session)).map(SignedIn::account).isPresent();
  }

  /** From another address of the same network each time. */
  SignInResult signIn(String login, String password) {
    return signIn(login, password, caller("203.0.113." + ++callers % 250));
  }

  SignInResult signIn(String login, String password, Caller caller) {
    return await(access.signIn().byPassword(login, Password.of(password), caller, null));
  }

  /** How many passwords have been hashed so far. */
  long hashes() {
    return metrics.timer("relais.password.hashes").count();
  }

  /** How the password of an account is kept. */
  String hash(String login) {
    return String.valueOf(await(new Accounts(database).credential(login)).orElseThrow().password());
  }

  public List<AuditRow> audit() {
    return await(access.audit().list(AuditFilter.newest(100)));
  }

  static Caller caller(String address) {
    try {
      return new Caller(InetAddress.getByName(address));
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException(noAddress);
    }
  }

  public static <T> T await(CompletionStage<T> stage) {
    return stage
        .toCompletableFuture()
        .orTimeout(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    // Entries are written in their order: after this one, all that nobody waited for are there.
    await(access.audit().record(last()));
    access.close();
    database.close();
    threads.close();
  }

  private AuditEntry last() {
    return AuditEntry.done(
        clock.instant(), AuditActor.COMMAND, AuditVerb.SIGN_OUT, AuditObject.NONE, null);
  }

  private MasterKeys masters() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    var master = MasterKey.parse(Base64.getEncoder().encodeToString(key));
    return new MasterKeys(master, List.of(), random);
  }
}
