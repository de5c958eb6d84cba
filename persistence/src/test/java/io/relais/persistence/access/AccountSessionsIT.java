package io.relais.persistence.access;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.access.AccessRig.IDLE;
import static io.relais.persistence.access.AccessRig.NOON;
import static io.relais.persistence.access.AccessRig.SHIFT;
import static io.relais.persistence.access.AccessRig.entry;
import static io.relais.persistence.access.AccessRig.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.audit.AuditVerb;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountSessionsIT {
  private static final Duration INSTANT = Duration.ofMillis(1);

  private static AccessRig rig;

  @BeforeAll
  static void open() {
    rig = new AccessRig();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Test
  void aSessionIsWhoseItIs() throws Exception {
    rig.account("ines");
    rig.begin(token(1), "ines", NOON);

    var found = await(rig.sessions.find(token(1), NOON)).orElseThrow();

    assertThat(found.account().login()).isEqualTo("ines");
    assertThat(found.session().id()).isEqualTo("0100000000000000");
    assertThat(found.session().endsAt()).isEqualTo(NOON.plus(SHIFT));
    assertThat(await(rig.sessions.find(token(99), NOON))).isEmpty();
  }

  @Test
  void anUnusedSessionIsOverAfterAWhileAndAUsedOneIsNot() throws Exception {
    rig.account("tom");
    rig.begin(token(2), "tom", NOON);
    Instant almost = NOON.plus(IDLE).minus(INSTANT);

    assertThat(isOpen(2, almost)).isTrue();
    assertThat(isOpen(2, NOON.plus(IDLE))).isFalse();
    assertThat(await(rig.sessions.find(token(2), almost))).isPresent();
    assertThat(isOpen(2, NOON.plus(IDLE))).isTrue();
    assertThat(isOpen(2, almost.plus(IDLE))).isFalse();
  }

  @Test
  void lookingOnIsNoUse() throws Exception {
    rig.account("lea");
    rig.begin(token(3), "lea", NOON);

    assertThat(isOpen(3, NOON.plus(IDLE).minus(INSTANT))).isTrue();
    assertThat(isOpen(3, NOON.plus(IDLE))).isFalse();
  }

  @Test
  void aBusySessionIsOverAtItsEnd() throws Exception {
    rig.account("ana");
    rig.begin(token(4), "ana", NOON);
    for (Instant at = NOON; at.isBefore(NOON.plus(SHIFT)); at = at.plus(IDLE.dividedBy(2))) {
      assertThat(await(rig.sessions.find(token(4), at))).as(at.toString()).isPresent();
    }

    assertThat(await(rig.sessions.find(token(4), NOON.plus(SHIFT)))).isEmpty();
  }

  @Test
  void aSessionThatIsReplacedIsOver() throws Exception {
    rig.account("max");
    rig.begin(token(5), "max", NOON);
    rig.begin(token(6), "max", NOON, token(5));

    assertThat(await(rig.sessions.find(token(5), NOON))).isEmpty();
    assertThat(await(rig.sessions.list("u-max", NOON)))
        .extracting(AccountSession::id)
        .containsExactly(token(6).id());
  }

  @Test
  void oneEndsAloneAndAllEndTogether() throws Exception {
    rig.account("kim");
    rig.begin(token(7), "kim", NOON);
    rig.begin(token(8), "kim", NOON);
    rig.begin(token(9), "kim", NOON);

    await(rig.sessions.end(token(7), entry(AuditVerb.SIGN_OUT, "kim")));
    await(rig.sessions.end(token(7), entry(AuditVerb.SIGN_OUT, "kim")));
    assertThat(isOpen(7, NOON)).isFalse();
    assertThat(isOpen(8, NOON)).isTrue();

    assertThat(await(rig.sessions.endAll("u-kim", entry(AuditVerb.SIGN_OUT_EVERYWHERE, "kim"))))
        .isEqualTo(2);
    assertThat(isOpen(8, NOON)).isFalse();
    assertThat(rig.verbs("kim"))
        .containsExactly(
            "account-added", "sign-in", "sign-in", "sign-in", "sign-out", "sign-out-everywhere");
  }

  @Test
  void whatIsOverIsRemovedByTheNextSignIn() throws Exception {
    rig.account("sam");
    rig.begin(token(10), "sam", NOON.minus(Duration.ofDays(3)));
    rig.begin(token(11), "sam", NOON);

    assertThat(rig.test.text("SELECT count(*) FROM account_session WHERE account = 'u-sam'"))
        .isEqualTo("1");
  }

  private static boolean isOpen(int token, Instant now) throws Exception {
    return await(rig.sessions.isOpen(token(token), now));
  }
}
