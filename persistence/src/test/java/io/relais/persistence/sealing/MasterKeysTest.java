package io.relais.persistence.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterKeysTest {
  private static final String ZEROES = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final SecureRandom random = new SecureRandom();
  private final MasterKey first = master();
  private final MasterKey second = master();
  private final ContactKey anna = ContactKey.generate("anna", random);

  @Test
  void aWrappedKeyIsTheSameKeyAgain() throws SealedException {
    MasterKeys masters = masters(first);
    byte[] sealed = anna.seal(new byte[] {1, 2, 3}, new byte[0]);

    byte[] wrapped = masters.wrap(anna);

    assertThat(wrapped).hasSize(68);
    assertThat(masters.unwrap("anna", wrapped).open(sealed, new byte[0])).containsExactly(1, 2, 3);
  }

  @Test
  void anOlderMasterStillUnwrapsAndTheCurrentOneWraps() throws SealedException {
    byte[] byFirst = masters(first).wrap(anna);
    MasterKeys both = masters(second, first);

    assertThat(both.unwrap("anna", byFirst).bytes()).isEqualTo(anna.bytes());
    byte[] bySecond = both.rewrap("anna", byFirst);

    assertThat(masters(second).unwrap("anna", bySecond).bytes()).isEqualTo(anna.bytes());
    assertThatThrownBy(() -> masters(first).unwrap("anna", bySecond))
        .isInstanceOf(SealedException.class)
        .hasMessageContainingAll(first.id(), second.id());
  }

  @Test
  void aKeyInAnotherRowIsNoKeyThere() {
    MasterKeys masters = masters(first);
    byte[] wrapped = masters.wrap(anna);

    assertThatThrownBy(() -> masters.unwrap("bert", wrapped)).isInstanceOf(SealedException.class);
    assertThatThrownBy(() -> masters.unwrapForVault(wrapped, "anna"))
        .isInstanceOf(SealedException.class);
  }

  @Test
  void whatIsDamagedIsNoKey() {
    MasterKeys masters = masters(first);
    byte[] wrapped = masters.wrap(anna);
    for (int i = 0; i < wrapped.length; i++) {
      byte[] damaged = wrapped.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> masters.unwrap("anna", damaged)).isInstanceOf(SealedException.class);
    }
    assertThatThrownBy(() -> masters.unwrap("anna", new byte[3]))
        .isInstanceOf(SealedException.class);
  }

  @Test
  void oneMasterGivenTwiceIsOne() throws SealedException {
    assertThat(masters(first, first, second).unwrap("anna", masters(first).wrap(anna)).bytes())
        .isEqualTo(anna.bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "not base64!, it is not base64",
    "AAAA, it holds 3 bytes instead of 32",
    "'', it holds 0 bytes instead of 32",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, it holds 36 bytes instead of 32"
  })
  void whatIsNoMasterKeyIsSaidWithoutRepeatingIt(String text, String problem) {
    assertThatThrownBy(() -> MasterKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @Test
  void aMasterKeyIsKnownByItsIdAndNeverPrinted() {
    MasterKey master = MasterKey.parse(" " + ZEROES + "\n");

    assertThat(master).isEqualTo(MasterKey.parse(ZEROES)).isNotEqualTo(first);
    assertThat(master.id()).as("of 32 zeroes, by sha256sum").isEqualTo("66687aadf862bd77");
    assertThat(master.toString()).isEqualTo("MasterKey[66687aadf862bd77]");
  }

  @Test
  void namesAreTheSameForTheSameWordsAloneAndSealsDoNotMix() throws SealedException {
    VaultKey key = new VaultKey(new byte[32], random);
    VaultKey other = new VaultKey(anna.bytes(), random);

    assertThat(key.name("a", "bc")).hasSize(32).isEqualTo(key.name("a", "bc"));
    assertThat(key.name("a", "bc")).isNotEqualTo(key.name("ab", "c"));
    assertThat(key.name("a", "bc")).isNotEqualTo(other.name("a", "bc"));
    byte[] sealed = key.seal(new byte[] {7}, new byte[0]);
    assertThat(key.open(sealed, new byte[0])).containsExactly(7);
    assertThatThrownBy(() -> other.open(sealed, new byte[0])).isInstanceOf(SealedException.class);
  }

  private MasterKeys masters(MasterKey current, MasterKey... older) {
    return new MasterKeys(current, List.of(older), random);
  }

  private MasterKey master() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return MasterKey.parse(Base64.getEncoder().encodeToString(key));
  }
}
