package io.relais.runtime.channel.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a webhook's body is Meta's: {@code X-Hub-Signature-256} is {@code sha256=} and the
 * hex HMAC-SHA256 of the raw bytes under the app secret (Meta, "Create a webhook endpoint"). The
 * bytes must be those of the wire: Meta escapes in its own way, so writing the JSON again breaks
 * it.
 */
public final class Signature {
  /** The header, in any case. */
  public static final String HEADER = "X-Hub-Signature-256";

  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int DIGEST_BYTES = 32;
  private static final int HEADER_LENGTH = PREFIX.length() + 2 * DIGEST_BYTES;

  /** Keyed once: a clone costs a copy of two digest states, a new Mac a lookup of providers. */
  private final Mac keyed;

  public Signature(String appSecret) {
    if (appSecret.isBlank()) {
      throw new IllegalArgumentException("Expected the app secret, but it is blank");
    }
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Expected a JDK with HmacSHA256", missing);
    }
  }

  /** Whether {@code header} could be a signature at all: cheap, before a body is read for it. */
  public static boolean isWellFormed(String header) {
    return header.length() == HEADER_LENGTH
        && header.startsWith(PREFIX)
        && header.chars().skip(PREFIX.length()).allMatch(HexFormat::isHexDigit);
  }

  /** Whether {@code header} signs {@code body}; takes as long for a near miss as for a wild one. */
  public boolean signs(String header, byte[] body) {
    if (!isWellFormed(header)) {
      return false;
    }
    byte[] claimed = HexFormat.of().parseHex(header, PREFIX.length(), HEADER_LENGTH);
    return MessageDigest.isEqual(claimed, digest(body));
  }

  /** What Meta would write into the header for {@code body}. */
  public String of(byte[] body) {
    return PREFIX + HexFormat.of().formatHex(digest(body));
  }

  private byte[] digest(byte[] body) {
    try {
      return ((Mac) keyed.clone()).doFinal(body);
    } catch (CloneNotSupportedException foreign) {
      throw new IllegalStateException("Expected the JDK's own Mac, which can be copied", foreign);
    }
  }
}
