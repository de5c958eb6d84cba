package io.relais.persistence.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactKeyTest {
  private static final byte[] WORDS = "Où est ma commande ? 😀".getBytes(UTF_8);
  private static final byte[] PLACE = "conversation-1/7".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final ContactKey key = ContactKey.generate("anna", random);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 100_000})
  void whatIsSealedOpensAgainAndIs28BytesLonger(int length) throws SealedException {
    byte[] plain = new byte[length];
    new SecureRandom().nextBytes(plain);

    byte[] sealed = key.seal(plain, PLACE);

    assertThat(sealed).hasSize(length + 28);
    assertThat(key.open(sealed, PLACE)).isEqualTo(plain);
  }

  @Test
  void noWordOfItIsLeftAndTheSameWordsAreSealedDifferentlyEachTime() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] sealed = key.seal(WORDS, PLACE);
      assertThat(new String(sealed, UTF_8)).doesNotContain("commande");
      assertThat(seen.add(HexFormat.of().formatHex(sealed, 0, 12))).as("a new nonce").isTrue();
    }
  }

  @Test
  void eachBitCounts() {
    byte[] sealed = key.seal(WORDS, PLACE);
    for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] tampered = sealed.clone();
      tampered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> key.open(tampered, PLACE)).isInstanceOf(SealedException.class);
    }
  }

  @Test
  void itOpensOnlyInItsPlace() {
    byte[] sealed = key.seal(WORDS, PLACE);

    assertThatThrownBy(() -> key.open(sealed, "conversation-1/8".getBytes(UTF_8)))
        .isInstanceOf(SealedException.class)
        .hasMessageContaining("belong elsewhere");
    assertThatThrownBy(() -> key.open(sealed, new byte[0])).isInstanceOf(SealedException.class);
  }

  @Test
  void anotherKeyOpensNothing() {
    byte[] sealed = key.seal(WORDS, PLACE);
    ContactKey other = ContactKey.generate("anna", random);

    assertThatThrownBy(() -> other.open(sealed, PLACE)).isInstanceOf(SealedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 27})
  void whatIsTooShortIsSaidToBe(int length) {
    assertThatThrownBy(() -> key.open(new byte[length], PLACE))
        .isInstanceOf(SealedException.class)
        .hasMessage("Expected at least 28 sealed bytes, but there are " + length);
  }

  @Test
  void whatFailedBeforeDoesNotSpoilTheNext() throws SealedException {
    byte[] sealed = key.seal(WORDS, PLACE);
    assertThatThrownBy(() -> key.open(new byte[100], PLACE)).isInstanceOf(SealedException.class);

    assertThat(key.open(sealed, PLACE)).isEqualTo(WORDS);
  }

  @Test
  void manyThreadsOfBothKindsMayUseOneKeyAtOnce() throws Exception {
    try (ExecutorService platform = Executors.newFixedThreadPool(4);
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> work =
          () -> {
            for (int i = 0; i < 200; i++) {
              byte[] plain = new byte[i];
              assertThat(key.open(key.seal(plain, PLACE), PLACE)).isEqualTo(plain);
            }
            return true;
          };
      var many = IntStream.range(0, 16).mapToObj(_ -> work).toList();
      for (var done : platform.invokeAll(many)) {
        assertThat(done.get()).isTrue();
      }
      for (var done : virtual.invokeAll(many)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @Test
  void itIsNeverPrinted() {
    assertThat(key).hasToString("ContactKey[anna]");
  }
}
