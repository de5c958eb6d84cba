package io.relais.loadtest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

  /** RFC 4231, test case 2. */
  @Test
  void signsAsTheRfcSays() {
    var body = "what do ya want for nothing?".getBytes(UTF_8);

    assertThat(new Signature("Jefe").of(body))
        .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void signsOneBodyAfterTheOther() {
    var signature = new Signature("secret");
    var body = "{\"a\":1}".getBytes(UTF_8);
    var once = signature.of(body);
    signature.of("something else".getBytes(UTF_8));

    assertThat(signature.of(body)).isEqualTo(once).hasSize(71);
  }
}
