package io.relais.persistence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The newest inputs that a conversation has taken, so that a redelivered one changes nothing. Each
 * is remembered by 64 bits of the SHA-256 of its id, with the second in which it was sent: that two
 * of them agree by accident is less likely than a broken disk.
 *
 * <p>What has to make room is {@linkplain #forgottenBy written down elsewhere} and looked up there.
 * A redelivery has the time of its first delivery, so only an input that is not newer than all that
 * was forgotten {@linkplain #mayHaveForgotten can be} one of those: a fresh one costs no look-up.
 */
public final class Seen {
  /** Ids remembered, newest last: more than most people write in a week. */
  public static final int LIMIT = 256;

  /** Eight bytes of hash and eight of time. */
  private static final int ENTRY_BYTES = 2 * Long.BYTES;

  public static final Seen NONE = new Seen(new long[0], new long[0], Long.MIN_VALUE);

  private final long[] hashes;
  private final long[] seconds;
  private final long newestForgotten;

  private Seen(long[] hashes, long[] seconds, long newestForgotten) {
    this.hashes = hashes;
    this.seconds = seconds;
    this.newestForgotten = newestForgotten;
  }

  /** One input as it is remembered. */
  public record Entry(long hash, Instant sentAt) {}

  public boolean contains(String id) {
    return indexOf(hash(id)) >= 0;
  }

  public int size() {
    return hashes.length;
  }

  /** Whether an input that is not {@linkplain #contains known} may be one that was forgotten. */
  public boolean mayHaveForgotten(Instant sentAt) {
    return sentAt.getEpochSecond() <= newestForgotten;
  }

  /** With {@code id} as the newest; the oldest makes room. An id that is known keeps its place. */
  Seen with(String id, Instant sentAt) {
    long hash = hash(id);
    if (indexOf(hash) >= 0) {
      return this;
    }
    int dropped = hashes.length < LIMIT ? 0 : 1;
    long forgotten = dropped == 0 ? newestForgotten : Math.max(newestForgotten, seconds[0]);
    return new Seen(
        appended(hashes, dropped, hash),
        appended(seconds, dropped, sentAt.getEpochSecond()),
        forgotten);
  }

  /** What {@code later}, which follows this one, does not know any more. */
  List<Entry> forgottenBy(Seen later) {
    return hashes.length < LIMIT || later.hashes[0] == hashes[0]
        ? List.of()
        : List.of(new Entry(hashes[0], Instant.ofEpochSecond(seconds[0])));
  }

  /** The hash by which an input is remembered. */
  public static long hash(String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected SHA-256, which every Java has, but it is missing", e);
    }
  }

  private int indexOf(long hash) {
    for (int i = hashes.length - 1; i >= 0; i--) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }

  private static long[] appended(long[] values, int dropped, long value) {
    long[] more = Arrays.copyOfRange(values, dropped, values.length + 1);
    more[more.length - 1] = value;
    return more;
  }

  /**
   * The newest that was forgotten, then sixteen bytes each, oldest first; JSON writes them as one
   * Base64 string.
   */
  @JsonValue
  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + hashes.length * ENTRY_BYTES);
    bytes.putLong(newestForgotten);
    for (int i = 0; i < hashes.length; i++) {
      bytes.putLong(hashes[i]).putLong(seconds[i]);
    }
    return bytes.array();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Seen of(byte[] written) {
    ByteBuffer bytes = ByteBuffer.wrap(written);
    long newestForgotten = bytes.getLong();
    int size = bytes.remaining() / ENTRY_BYTES;
    long[] hashes = new long[size];
    long[] seconds = new long[size];
    for (int i = 0; i < size; i++) {
      hashes[i] = bytes.getLong();
      seconds[i] = bytes.getLong();
    }
    return new Seen(hashes, seconds, newestForgotten);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seen that
        && newestForgotten == that.newestForgotten
        && Arrays.equals(hashes, that.hashes)
        && Arrays.equals(seconds, that.seconds);
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
