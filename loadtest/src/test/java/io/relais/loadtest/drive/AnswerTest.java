package io.relais.loadtest.drive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void isReadOnceItsHeadIsComplete() {
    var whole = "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 2\r\n\r\nok";
    int head = whole.length() - 2;

    for (int length = 0; length < head; length++) {
      assertThat(Answer.read(arrived(whole.substring(0, length)))).isEmpty();
    }
    assertThat(Answer.read(arrived(whole.substring(0, head))))
        .hasValue(new Answer(200, whole.length(), false));
    assertThat(Answer.read(arrived(whole))).hasValue(new Answer(200, whole.length(), false));
  }

  @Test
  void saysWhetherTheServerClosesTheConnection() {
    var text = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nConnection: close\r\n\r\n";

    assertThat(Answer.read(arrived(text))).hasValue(new Answer(503, text.length(), true));
  }

  @Test
  void anAnswerWithoutALengthIsRefused() {
    var text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    assertThatThrownBy(() -> Answer.read(arrived(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HTTP/1.1 200 OK");
  }

  private static ByteBuffer arrived(String text) {
    return ByteBuffer.allocate(256).put(text.getBytes(US_ASCII));
  }
}
