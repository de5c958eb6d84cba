package io.relais.persistence.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 of a token: what a session, a link or a key is found or verified by. The token itself
 * has 256 random bits, so nobody guesses it, and no slow hash is needed to keep it from being
 * guessed.
 */
public final class TokenHash {
  private static final int BYTES = 32;

  /** Enough to tell tokens apart, too few to find one by. */
  private static final int ID_BYTES = 8;

  private final byte[] bytes;

  private TokenHash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static TokenHash of(byte[] sha256) {
    if (sha256.length != BYTES) {
      throw new IllegalArgumentException(
          "Expected a hash of %d bytes, but it has %d".formatted(BYTES, sha256.length));
    }
    return new TokenHash(sha256.clone());
  }

  /** Says which token it was, in a log or on a page, and opens nothing. */
  public String id() {
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, ID_BYTES));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Takes as long whether or not they are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "TokenHash[" + id() + "…]";
  }
}
