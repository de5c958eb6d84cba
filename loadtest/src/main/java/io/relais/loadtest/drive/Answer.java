package io.relais.loadtest.drive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of an HTTP/1.1 answer.
 *
 * @param length of head and body together, in bytes
 * @param closes whether the server closes the connection after it
 */
record Answer(int status, int length, boolean closes) {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d{1,9})\r\n");

  /**
   * Reads what has arrived so far, from 0 to the position; empty where the head is not complete.
   *
   * @throws IllegalStateException where it is no answer that this driver understands
   */
  static Optional<Answer> read(ByteBuffer arrived) {
    var text = US_ASCII.decode(arrived.duplicate().flip()).toString();
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0) {
      return Optional.empty();
    }
    var head = text.substring(0, end + 2);
    var lower = head.toLowerCase(Locale.ROOT);
    var status = STATUS.matcher(head);
    var length = LENGTH.matcher(lower);
    if (!status.find() || !length.find()) {
      throw new IllegalStateException(
          "Expected an HTTP/1.1 answer with a Content-Length, but it begins with: "
              + head.lines().findFirst().orElse(""));
    }
    int whole = end + END_OF_HEAD.length() + Integer.parseInt(length.group(1));
    return Optional.of(
        new Answer(
            Integer.parseInt(status.group(1)), whole, lower.contains("\r\nconnection: close\r\n")));
  }
}
