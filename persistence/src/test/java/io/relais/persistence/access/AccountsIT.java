package io.relais.persistence.access;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.access.AccessRig.NOON;
import static io.relais.persistence.access.AccessRig.entry;
import static io.relais.persistence.access.AccessRig.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.audit.AuditVerb;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountsIT {
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
  void anAccountIsReadAsItWasAdded() throws Exception {
    var name = "<script>alert('x')</script>";
    var account = Account.begun("u-ines", "ines@x.fr", name, Set.of(Role.ADMIN, Role.AGENT), NOON);

    assertThat(await(rig.accounts.add(account, entry(AuditVerb.ACCOUNT_ADDED, "ines")))).isTrue();

    var found = await(rig.accounts.credential("ines@x.fr")).orElseThrow();
    assertThat(found.account()).isEqualTo(account);
    assertThat(found.password()).isNull();
    assertThat(await(rig.accounts.credentialOf("u-ines"))).contains(found);
    assertThat(await(rig.accounts.list())).contains(account);
    assertThat(rig.verbs("ines")).containsExactly("account-added");
  }

  @Test
  void aLoginThatIsTakenAddsNeitherAnAccountNorAnEntry() throws Exception {
    rig.account("tom");
    var other = Account.begun("u-tom2", "tom", "Tom", Set.of(Role.ADMIN), NOON);

    assertThat(await(rig.accounts.add(other, entry(AuditVerb.ACCOUNT_ADDED, "tom2")))).isFalse();

    assertThat(await(rig.accounts.credential("tom")).orElseThrow().account().id())
        .isEqualTo("u-tom");
    assertThat(rig.verbs("tom2")).isEmpty();
  }

  @Test
  void aNewPasswordEndsWhatLetSomebodyInUntilNow() throws Exception {
    rig.account("lea");
    rig.begin(token(1), "lea", NOON);
    rig.begin(token(2), "lea", NOON);
    link("lea", 3);

    setPassword("lea", "$new");

    assertThat(await(rig.sessions.find(token(1), NOON))).isEmpty();
    assertThat(await(rig.sessions.find(token(2), NOON))).isEmpty();
    assertThat(await(rig.links.find(token(3), NOON))).isEmpty();
    var after = await(rig.accounts.credential("lea")).orElseThrow();
    assertThat(after.password()).isEqualTo("$new");
    assertThat(after.account().passwordAt()).isEqualTo(NOON);
    assertThat(after.toString()).doesNotContain("$new");
  }

  @Test
  void aRehashThatComesAfterANewPasswordChangesNothing() throws Exception {
    rig.account("ana");
    setPassword("ana", "$1");
    await(rig.accounts.rehash("u-ana", "$1", "$2"));
    await(rig.accounts.rehash("u-ana", "$1", "$3"));

    assertThat(await(rig.accounts.credential("ana")).orElseThrow().password()).isEqualTo("$2");
  }

  @Test
  void whoIsDisabledIsOutAtOnceAndComesBackWithoutTheirOldSession() throws Exception {
    rig.account("max");
    rig.begin(token(4), "max", NOON);
    link("max", 5);

    assertThat(disable("max")).isTrue();
    assertThat(disable("max")).isFalse();
    assertThat(await(rig.sessions.find(token(4), NOON))).isEmpty();
    assertThat(await(rig.links.use(token(5), Purpose.SIGN_IN, NOON))).isEmpty();
    assertThat(await(rig.accounts.credential("max")).orElseThrow().account().isActive()).isFalse();

    assertThat(await(rig.accounts.enable("u-max", entry(AuditVerb.ACCOUNT_ENABLED, "max"))))
        .isTrue();
    assertThat(await(rig.accounts.credential("max")).orElseThrow().account().isActive()).isTrue();
    assertThat(await(rig.sessions.find(token(4), NOON))).isEmpty();
    assertThat(rig.verbs("max"))
        .containsExactly(
            "account-added", "sign-in", "link-made", "account-disabled", "account-enabled");
  }

  @Test
  void aChangeThatFailsLeavesNoEntry() throws Exception {
    rig.account("kim");
    rig.begin(token(6), "kim", NOON);

    // The same token a second time breaks the transaction after its entry was asked for.
    assertThatThrownBy(() -> rig.begin(token(6), "kim", NOON))
        .hasRootCauseInstanceOf(SQLException.class);

    assertThat(rig.verbs("kim")).containsExactly("account-added", "sign-in");
  }

  private static void setPassword(String login, String hash) throws Exception {
    await(rig.accounts.setPassword("u-" + login, hash, NOON, entry(AuditVerb.PASSWORD_SET, login)));
  }

  private static boolean disable(String login) throws Exception {
    return await(
        rig.accounts.disable("u-" + login, NOON, entry(AuditVerb.ACCOUNT_DISABLED, login)));
  }

  private static void link(String login, int token) throws Exception {
    await(
        rig.links.add(
            token(token),
            "u-" + login,
            Purpose.SIGN_IN,
            NOON.plus(Duration.ofHours(1)),
            entry(AuditVerb.LINK_MADE, login)));
  }
}
