package io.relais.persistence.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key that wraps all others, given by the operator. It is known by its id, the first bytes of
 * its SHA-256, which tells nothing about a random key and may be logged.
 */
public final class MasterKey {
  static final int ID_BYTES = 8;

  private final byte[] key;
  private final byte[] id;

  private MasterKey(byte[] key) {
    this.key = key;
    this.id = Arrays.copyOf(sha256(key), ID_BYTES);
  }

  /**
   * Reads base64 of exactly 32 bytes, as {@code openssl rand -base64 32} prints them.
   *
   * @throws IllegalArgumentException whose message ends a sentence that begins with "Expected …,
   *     but", and repeats nothing of the text
   */
  public static MasterKey parse(String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("it is not base64", malformed);
    }
    if (key.length != Aead.KEY_BYTES) {
      throw new IllegalArgumentException(
          "it holds %d bytes instead of %d".formatted(key.length, Aead.KEY_BYTES));
    }
    return new MasterKey(key);
  }

  /** Hexadecimal; the same for the same key everywhere. */
  public String id() {
    return HexFormat.of().formatHex(id);
  }

  byte[] key() {
    return key.clone();
  }

  byte[] idBytes() {
    return id.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKey master && MessageDigest.isEqual(key, master.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  @Override
  public String toString() {
    return "MasterKey[" + id() + "]";
  }

  private static byte[] sha256(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
