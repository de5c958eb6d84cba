package io.relais.loadtest.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PostRequestTest {

  @Test
  void isARequestWithItsLengthAndItsSignature() {
    var body = "{\"a\":1}".getBytes(US_ASCII);
    var request =
        new PostRequest(URI.create("http://127.0.0.1:8080/webhooks/whatsapp"), "secret").of(body);

    var text = US_ASCII.decode(request).toString();
    assertThat(text)
        .startsWith("POST /webhooks/whatsapp HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
        .contains("\r\nContent-Length: 7\r\n")
        .contains("\r\nX-Hub-Signature-256: " + new Signature("secret").of(body) + "\r\n")
        .endsWith("\r\n\r\n{\"a\":1}");
  }
}
