package io.relais.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.access.Account;
import io.relais.persistence.access.Role;
import io.relais.runtime.access.PasswordRules.Problem;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final Account INES =
      Account.begun(
          "u1", "ines.martin@maison-lumen.fr", "Inès Martin-Ô", Set.of(Role.AGENT), Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quatre mots pris au hasard",
        "correct horse battery staple",
        "Tr0ub4dor&3-x9!kQz",
        "passwords are like socks",
        "le mot de passe de ma voisine",
        "ジャムをぬったトーストとコーヒーを",
        "9081 7263 5544 1092"
      })
  void whatNobodyTakesFirstWillDo(String password) {
    assertThat(PasswordRules.problem(Password.of(password), INES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password12345678",
        "Password2026!!!!",
        "motdepasse-12345",
        "Mot-de-Passe-2026",
        "passwordpassword",
        "azertyazertyazerty",
        "AZERTYUIOPQSDFGHJK",
        "1234567890123456",
        "098765432109876",
        "abcdefghijklmnop",
        "aaaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "Bienvenue 1234567",
        "ｐａｓｓｗｏｒｄ12345678"
      })
  void whatEverybodyTakesFirstWillNotDo(String password) {
    assertThat(PasswordRules.problem(Password.of(password), INES)).contains(Problem.COMMON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MARTIN adore les cerises",
        "les rideaux de Inès et ines.martin",
        "lumen et lumière"
      })
  void onesOwnNameWillNotDo(String password) {
    assertThat(PasswordRules.problem(Password.of(password), INES)).contains(Problem.NAME);
  }

  @Test
  void lengthIsCountedAsPeopleCount() {
    assertThat(PasswordRules.problem(Password.of("x7 é!".repeat(2) + "wxyz"), INES))
        .contains(Problem.TOO_SHORT);
    assertThat(PasswordRules.problem(Password.of("👋🏽🌍🍕🎻🧵🪁🧊".repeat(2)), INES)).isEmpty();
    assertThat(PasswordRules.problem(Password.of("mot à mot ".repeat(13)), INES))
        .contains(Problem.TOO_LONG);
    assertThat(PasswordRules.problem(Password.of("z".repeat(1_000_000)), INES))
        .contains(Problem.TOO_LONG);
  }

  @Test
  void aPasswordIsInNoLog() {
    assertThat(Password.of("quatre mots pris au hasard").toString()).isEqualTo("Password[****]");
  }
}
