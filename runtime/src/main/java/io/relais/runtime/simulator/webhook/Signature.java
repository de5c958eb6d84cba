package io.relais.runtime.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of {@code X-Hub-Signature-256}: HMAC-SHA256 of the body's raw bytes under the app's
 * secret.
 */
public final class Signature {

  /** The header that carries it. */
  public static final String HEADER = "X-Hub-Signature-256";

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prototype;

  public Signature(String appSecret) {
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Expected every JDK to know HmacSHA256, but this one does not.", e);
    }
  }

  /** {@code sha256=} and 64 hex digits. */
  public String sign(byte[] body) {
    try {
      // A clone is cheaper than a new instance, and a Mac is not for two threads at once.
      var mac = (Mac) prototype.clone();
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(
          "Expected the JDK's HmacSHA256 to be cloneable, but it is not.", e);
    }
  }
}
