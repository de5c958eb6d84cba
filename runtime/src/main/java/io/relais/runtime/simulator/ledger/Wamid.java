package io.relais.runtime.simulator.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Message ids in the shape of Meta's: {@code wamid.} and base64 of a few tagged fields, among them
 * the customer and a hex number.
 *
 * <p>The hex number ends in the message's order, so a line is found from its id without an index of
 * all ids.
 */
record Wamid(String customerKey, long order) {

  private static final String PREFIX = "wamid.";
  private static final byte[] HEAD = {0x1c, 0x18};
  private static final byte[] TO_BRAND = {0x15, 0x02, 0x00, 0x12, 0x18};
  private static final byte[] FROM_BRAND = {0x15, 0x02, 0x00, 0x11, 0x18};

  /** Two numbers of 16 hex digits each: the run's and the message's. */
  private static final int HEX = 32;

  /** The id of a message; {@code run} differs from one simulator to the next. */
  static String of(String customerKey, long run, long order, boolean fromCustomer) {
    byte[] key = customerKey.getBytes(ISO_8859_1);
    byte[] tag = fromCustomer ? TO_BRAND : FROM_BRAND;
    byte[] bytes = new byte[HEAD.length + 1 + key.length + tag.length + 1 + HEX + 1];
    int at = put(bytes, 0, HEAD);
    bytes[at++] = (byte) key.length;
    at = put(bytes, at, key);
    at = put(bytes, at, tag);
    bytes[at++] = HEX;
    var hex = HexFormat.of().withUpperCase();
    at = put(bytes, at, hex.toHexDigits(run).getBytes(ISO_8859_1));
    put(bytes, at, hex.toHexDigits(order).getBytes(ISO_8859_1));
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** The customer and order within an id of ours; empty for any other text. */
  static Optional<Wamid> parse(String id) {
    if (!id.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(id.substring(PREFIX.length()));
      int length = bytes[HEAD.length] & 0xff;
      int keyAt = HEAD.length + 1;
      int orderAt = keyAt + length + TO_BRAND.length + 1 + HEX / 2;
      var key = new String(Arrays.copyOfRange(bytes, keyAt, keyAt + length), ISO_8859_1);
      var order = new String(Arrays.copyOfRange(bytes, orderAt, orderAt + HEX / 2), ISO_8859_1);
      return Optional.of(new Wamid(key, HexFormat.fromHexDigitsToLong(order)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // Ids come from outside; one that is not ours is simply unknown.
      return Optional.empty();
    }
  }

  private static int put(byte[] into, int at, byte[] part) {
    System.arraycopy(part, 0, into, at, part.length);
    return at + part.length;
  }
}
