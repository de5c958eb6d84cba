package io.relais.runtime.access;

import io.relais.persistence.access.OneTimeLinks;
import io.relais.persistence.access.OneTimeLinks.Link;
import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Links that let one person in once, for a while. */
public final class Links {
  private final OneTimeLinks links;
  private final InstantSource clock;
  private final SecureRandom random;

  Links(OneTimeLinks links, InstantSource clock, SecureRandom random) {
    this.links = links;
    this.clock = clock;
    this.random = random;
  }

  /** Makes one in place of the account's last for that purpose; its token is shown once. */
  public CompletionStage<Token> make(
      String account, Purpose purpose, Duration life, AuditActor by) {
    Instant now = clock.instant();
    Token token = Token.random(random);
    AuditEntry entry =
        AuditEntry.done(now, by, AuditVerb.LINK_MADE, AuditObject.account(account), null)
            .because(purpose.title());
    return links
        .add(token.hash(), account, purpose, now.plus(life), entry)
        .thenApply(done -> token);
  }

  /** What it would open; it is not used up by being looked at. */
  public CompletionStage<Optional<Link>> find(Token token) {
    return links.find(token.hash(), clock.instant());
  }

  /** Uses it up; empty where it opens nothing, or not that. */
  CompletionStage<Optional<Link>> use(Token token, Purpose purpose) {
    return links.use(token.hash(), purpose, clock.instant());
  }
}
