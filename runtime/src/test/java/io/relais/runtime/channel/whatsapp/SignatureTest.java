package io.relais.runtime.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  /** RFC 4231, test case 2. */
  private static final String RFC_4231 =
      "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);

  private final Signature signature = new Signature("Jefe");

  @Test
  void theBodySignedWithTheSecretIsMetas() {
    assertThat(signature.signs(RFC_4231, BODY)).isTrue();
    assertThat(signature.of(BODY)).isEqualTo(RFC_4231);
  }

  @Test
  void hexDigitsMayBeOfEitherCase() {
    String upper = "sha256=" + RFC_4231.substring(7).toUpperCase(Locale.ROOT);

    assertThat(signature.signs(upper, BODY)).isTrue();
  }

  @Test
  void oneChangedByteOfBodyOrSecretIsNotSigned() {
    byte[] changed = BODY.clone();
    changed[3]++;

    assertThat(signature.signs(RFC_4231, changed)).isFalse();
    assertThat(new Signature("jefe").signs(RFC_4231, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "SHA256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384300",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843 ",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g"
      })
  void aHeaderOfAnotherFormIsNoSignature(String header) {
    assertThat(Signature.isWellFormed(header)).isFalse();
    assertThat(signature.signs(header, BODY)).isFalse();
  }

  @Test
  void manyThreadsShareOneSecret() {
    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .allMatch(
                    i -> {
                      byte[] body = ("body " + i).getBytes(UTF_8);
                      return signature.signs(new Signature("Jefe").of(body), body);
                    }))
        .isTrue();
  }

  @Test
  void aBlankSecretIsRefused() {
    assertThatThrownBy(() -> new Signature(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("app secret");
  }
}
