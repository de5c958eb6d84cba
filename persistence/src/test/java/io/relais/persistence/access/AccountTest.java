package io.relais.persistence.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
  @ParameterizedTest
  @CsvSource({
    "' Ines.Martin@Maison-Lumen.FR ', ines.martin@maison-lumen.fr",
    "ＡＤＭＩＮ, admin",
    "TITI, titi"
  })
  void aLoginIsTheSameHoweverItIsTyped(String typed, String login) {
    assertThat(Account.login(typed)).isEqualTo(login);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "аdmin", "ines martin", "../etc", "a\u0000b", "<b>", "-rf", "İx"})
  void aLoginThatLooksLikeAnotherOrLikeMarkupIsRefusedAndNotRepeated(String login) {
    assertThatThrownBy(() -> named(login, "Inès"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected 2 to 100 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u202Egnp.exe", "a\nb", "a\u200Bb", "a\u0007"})
  void aNameWithHiddenCharactersIsRefused(String name) {
    assertThatThrownBy(() -> named("ines", name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inès", "<script>alert(1)</script>", "أحمد", "李 小龙", "O'Neill \"Bob\""})
  void aNameIsAnyPlainText(String name) {
    assertThat(named("ines", name).name()).isEqualTo(name);
  }

  @Test
  void aNewAccountHasARole() {
    assertThatThrownBy(() -> Account.begun("u1", "ines", "Inès", Set.of(), Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rolesAndScopesAreFoundByTheirTitles() {
    for (Role role : Role.values()) {
      assertThat(Role.called(role.title())).contains(role);
    }
    for (Scope scope : Scope.values()) {
      assertThat(Scope.called(scope.title())).contains(scope);
    }
    assertThat(Role.called("root")).isEmpty();
    assertThat(Scope.called("AUDIT_READ")).isEmpty();
  }

  @Test
  void noRoleIncludesAnother() {
    var admin = named("ines", "Inès", Role.ADMIN);

    assertThat(admin.hasAny(Set.of(Role.ADMIN, Role.AGENT))).isTrue();
    assertThat(admin.hasAny(EnumSet.complementOf(EnumSet.of(Role.ADMIN)))).isFalse();
  }

  private static Account named(String login, String name) {
    return named(login, name, Role.AGENT);
  }

  private static Account named(String login, String name, Role role) {
    return Account.begun("u1", login, name, Set.of(role), Instant.EPOCH);
  }
}
