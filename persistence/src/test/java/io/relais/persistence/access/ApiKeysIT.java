package io.relais.persistence.access;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.access.AccessRig.NOON;
import static io.relais.persistence.access.AccessRig.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditEntry;
import io.relais.persistence.audit.AuditObject;
import io.relais.persistence.audit.AuditVerb;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeysIT {
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
  void aKeyIsFoundByItsIdWithWhatVerifiesIt() throws Exception {
    var key = key("k1", null);
    await(rig.keys.add(key, token(1), entry(AuditVerb.KEY_ADDED, "k1")));

    var found = await(rig.keys.find("k1")).orElseThrow();

    assertThat(found.key()).isEqualTo(key);
    assertThat(found.token()).isEqualTo(token(1));
    assertThat(await(rig.keys.find("k9"))).isEmpty();
    assertThat(await(rig.keys.list())).contains(key);
  }

  @Test
  void aRevokedKeyIsRevokedOnce() throws Exception {
    await(rig.keys.add(key("k2", null), token(2), entry(AuditVerb.KEY_ADDED, "k2")));

    assertThat(await(rig.keys.revoke("k2", NOON, entry(AuditVerb.KEY_REVOKED, "k2")))).isTrue();
    assertThat(await(rig.keys.revoke("k2", NOON, entry(AuditVerb.KEY_REVOKED, "k2")))).isFalse();
    assertThat(await(rig.keys.revoke("no", NOON, entry(AuditVerb.KEY_REVOKED, "no")))).isFalse();

    assertThat(await(rig.keys.find("k2")).orElseThrow().key().isActive(NOON)).isFalse();
    assertThat(rig.test.all("SELECT verb FROM audit WHERE object IN ('k2', 'no') ORDER BY id"))
        .containsExactly("key-added", "key-revoked");
  }

  @Test
  void aKeyWithAnEndIsGoodUntilThen() {
    var key = key("k3", NOON.plusSeconds(60));

    assertThat(key.isActive(NOON)).isTrue();
    assertThat(key.isActive(NOON.plusSeconds(60))).isFalse();
  }

  @Test
  void whenItWasUsedIsKnownToTheHour() throws Exception {
    var key = key("k4", null);
    await(rig.keys.add(key, token(4), entry(AuditVerb.KEY_ADDED, "k4")));

    await(rig.keys.used(key, NOON));
    await(rig.keys.used(key, NOON.plus(Duration.ofMinutes(59))));
    assertThat(await(rig.keys.find("k4")).orElseThrow().key().usedAt()).isEqualTo(NOON);
    await(rig.keys.used(key, NOON.plus(Duration.ofHours(1))));
    assertThat(await(rig.keys.find("k4")).orElseThrow().key().usedAt())
        .isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void aKeyHasAScopeAndAName() {
    assertThatThrownBy(() -> ApiKey.begun("k5", "CRM", Set.of(), NOON, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ApiKey.begun("k5", " ", Set.of(Scope.AUDIT_READ), NOON, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ApiKey key(String id, Instant endsAt) {
    return ApiKey.begun(id, "CRM", Set.of(Scope.AUDIT_READ), NOON, endsAt);
  }

  private static AuditEntry entry(AuditVerb verb, String id) {
    return AuditEntry.done(NOON, AuditActor.COMMAND, verb, AuditObject.key(id), null);
  }
}
