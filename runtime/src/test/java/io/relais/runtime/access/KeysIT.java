package io.relais.runtime.access;

import static io.relais.runtime.access.AccessRig.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.access.ApiKey;
import io.relais.persistence.access.Scope;
import io.relais.persistence.audit.AuditActor;
import io.relais.runtime.access.Keys.Made;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeysIT {
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
  void aKeyOpensWhatItsScopesSayAndIsShownOnce() {
    Made made = make(null);

    assertThat(made.text()).matches("relais_" + made.key().id() + "_[A-Za-z0-9_-]{43}");
    assertThat(made.toString()).doesNotContain(made.text().substring(20));
    assertThat(verify(made.text()).orElseThrow().scopes()).containsExactly(Scope.AUDIT_READ);
    assertThat(await(rig.access().keys().list())).extracting(ApiKey::id).contains(made.key().id());
  }

  @Test
  void anotherSecretUnderTheSameIdOpensNothing() {
    Made made = make(null);
    String text = made.text();
    char last = text.charAt(text.length() - 1);

    assertThat(verify(text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A'))).isEmpty();
    assertThat(
            verify(make(null).text().replaceFirst("_[a-z0-9]{10}_", "_" + made.key().id() + "_")))
        .isEmpty();
    for (String none : new String[] {"", "relais_", text + "x", text.substring(1), "' OR 1=1 --"}) {
      assertThat(verify(none)).as(none).isEmpty();
    }
  }

  @Test
  void aRevokedKeyOpensNothing() {
    Made made = make(null);

    assertThat(await(rig.access().keys().revoke(made.key().id(), AuditActor.COMMAND))).isTrue();
    assertThat(verify(made.text())).isEmpty();
  }

  @Test
  void aKeyWithAnEndOpensNothingAfterIt() {
    Made made = make(Duration.ofDays(1));

    assertThat(verify(made.text())).isPresent();
    rig.clock.advance(Duration.ofDays(1));
    assertThat(verify(made.text())).isEmpty();
  }

  private static Made make(Duration life) {
    return await(
        rig.access().keys().make("CRM", Set.of(Scope.AUDIT_READ), life, AuditActor.COMMAND));
  }

  private static Optional<ApiKey> verify(String text) {
    return await(rig.access().keys().verify(text));
  }
}
