package io.relais.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.runtime.access.Argon2id.Cost;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Cost CHEAP = new Cost(64, 1, 1);

  /** Of the reference implementation: github.com/P-H-C/phc-winner-argon2, src/test.c. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
      })
  void itAgreesWithTheReferenceImplementation(String phc) {
    var kept = Argon2id.parse(phc).orElseThrow();

    assertThat(kept.matches(Password.of("password"))).isTrue();
    assertThat(kept.matches(Password.of("Password"))).isFalse();
    assertThat(kept.phc()).isEqualTo(phc);
  }

  @Test
  void thePriceIsWhatOwaspAsksFor() {
    assertThat(Cost.CURRENT).isEqualTo(new Cost(19_456, 2, 1));
  }

  @Test
  void theSamePasswordIsKeptDifferentlyEachTime() {
    var one = Argon2id.of(Password.of("été à la mer, sans café"), CHEAP, RANDOM);
    var other = Argon2id.of(Password.of("été à la mer, sans café"), CHEAP, RANDOM);

    assertThat(one.phc()).isNotEqualTo(other.phc());
    assertThat(
            Argon2id.parse(one.phc()).orElseThrow().matches(Password.of("été à la mer, sans café")))
        .isTrue();
    assertThat(one.toString()).doesNotContain(one.phc().substring(40));
  }

  @Test
  void aPasswordIsTheSameOnEveryKeyboard() {
    var composed = Argon2id.of(Password.of("caf\u00e9 \ufb01n"), CHEAP, RANDOM);

    assertThat(composed.matches(Password.of("cafe\u0301 fin"))).isTrue();
  }

  @Test
  void noCharacterOfALongPasswordIsIgnored() {
    String sentence = "a".repeat(PasswordRules.LONGEST - 1);
    var kept = Argon2id.of(Password.of(sentence + "b"), CHEAP, RANDOM);

    assertThat(kept.matches(Password.of(sentence + "c"))).isFalse();
    assertThat(kept.matches(Password.of(sentence + "b"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$"
      })
  void whatIsNoHashOfOursIsNone(String phc) {
    assertThat(Argon2id.parse(phc)).isEmpty();
  }

  @Test
  void aCostThatArgon2CannotHaveIsRefused() {
    assertThatThrownBy(() -> new Cost(7, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
