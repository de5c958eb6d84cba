package io.relais.persistence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The newest inputs that a conversation has taken, so that a redelivered one changes nothing. Each
 * is remembered by 64 bits of the SHA-256 of its id: that two of them agree by accident is less
 * likely than a broken disk.
 */
public final class Seen {
  /**
   * Ids remembered, newest last: more than anyone writes in the days over which a channel
   * redelivers, save the few.
   */
  public static final int LIMIT = 256;

  public static final Seen NONE = new Seen(new long[0]);

  private final long[] hashes;

  private Seen(long[] hashes) {
    this.hashes = hashes;
  }

  public boolean contains(String id) {
    return contains(hash(id));
  }

  public int size() {
    return hashes.length;
  }

  /** With {@code id} as the newest; the oldest makes room. An id that is known keeps its place. */
  Seen with(String id) {
    long hash = hash(id);
    if (contains(hash)) {
      return this;
    }
    int dropped = hashes.length < LIMIT ? 0 : 1;
    long[] more = Arrays.copyOfRange(hashes, dropped, hashes.length + 1);
    more[more.length - 1] = hash;
    return new Seen(more);
  }

  private boolean contains(long hash) {
    for (long known : hashes) {
      if (known == hash) {
        return true;
      }
    }
    return false;
  }

  private static long hash(String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected SHA-256, which every Java has, but it is missing", e);
    }
  }

  /** Eight bytes each, oldest first; JSON writes them as one Base64 string. */
  @JsonValue
  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
    bytes.asLongBuffer().put(hashes);
    return bytes.array();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Seen of(byte[] bytes) {
    long[] hashes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
    return new Seen(hashes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seen that && Arrays.equals(hashes, that.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return "Seen[" + hashes.length + "]";
  }
}
