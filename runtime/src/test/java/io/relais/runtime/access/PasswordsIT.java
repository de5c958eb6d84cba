package io.relais.runtime.access;

import static io.relais.runtime.access.AccessRig.PASSWORD;
import static io.relais.runtime.access.AccessRig.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.access.Account;
import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.runtime.access.PasswordChange.Changed;
import io.relais.runtime.access.PasswordChange.Refused;
import io.relais.runtime.access.PasswordChange.TooMany;
import io.relais.runtime.access.PasswordChange.Weak;
import io.relais.runtime.access.PasswordRules.Problem;
import io.relais.runtime.access.SignInResult.Welcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PasswordsIT {
  private static final String NEXT = "cinq autres mots pris au hasard";

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
  void aNewPasswordEndsEverySessionAndBeginsAnother() {
    var ines = rig.person("ines");
    Token here = rig.session(ines);
    Token elsewhere = rig.session(ines);

    var changed = (Changed) change(ines, PASSWORD, NEXT);

    assertThat(rig.isOpen(here)).isFalse();
    assertThat(rig.isOpen(elsewhere)).isFalse();
    assertThat(rig.isOpen(changed.session())).isTrue();
    assertThat(rig.signIn("ines", PASSWORD)).isInstanceOf(SignInResult.Refused.class);
    assertThat(rig.signIn("ines", NEXT)).isInstanceOf(Welcome.class);
    assertThat(rig.audit()).anyMatch(row -> row.verb().equals("password-set"));
  }

  @Test
  void anOpenBrowserIsNoPlaceToGuessAt() {
    var tom = rig.person("tom");
    for (int i = 0; i <= Lockout.FREE; i++) {
      assertThat(change(tom, "not the password of " + i, NEXT)).isEqualTo(new Refused());
    }

    assertThat(change(tom, PASSWORD, NEXT)).isInstanceOf(TooMany.class);
  }

  @Test
  void aPasswordThatWillNotDoIsNoGuess() {
    var lea = rig.person("lea");
    for (int i = 0; i <= Lockout.FREE; i++) {
      assertThat(change(lea, PASSWORD, "too short")).isEqualTo(new Weak(Problem.TOO_SHORT));
    }

    assertThat(change(lea, PASSWORD, NEXT)).isInstanceOf(Changed.class);
  }

  @Test
  void aLinkSetsThePasswordOnceAndSurvivesOneThatWillNotDo() {
    var ana = rig.stranger("ana");
    Token link = rig.link(ana, Purpose.PASSWORD);

    assertThat(setByLink(link, "motdepasse-2026")).isEqualTo(new Weak(Problem.COMMON));
    assertThat(setByLink(link, NEXT)).isInstanceOf(Changed.class);
    assertThat(setByLink(link, PASSWORD)).isEqualTo(new Refused());
    assertThat(rig.signIn("ana", NEXT)).isInstanceOf(Welcome.class);
  }

  @Test
  void aLinkToSignInSetsNoPassword() {
    var max = rig.stranger("max");

    assertThat(setByLink(rig.link(max, Purpose.SIGN_IN), NEXT)).isEqualTo(new Refused());
    assertThat(setByLink(Token.random(rig.random), NEXT)).isEqualTo(new Refused());
  }

  private static PasswordChange change(Account account, String before, String next) {
    return await(
        rig.access()
            .passwords()
            .change(account, Password.of(before), Password.of(next), Caller.UNKNOWN));
  }

  private static PasswordChange setByLink(Token link, String next) {
    return await(rig.access().passwords().setByLink(link, Password.of(next), Caller.UNKNOWN, null));
  }
}
