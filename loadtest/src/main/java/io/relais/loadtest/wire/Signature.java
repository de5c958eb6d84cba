package io.relais.loadtest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs bodies as Meta does: {@code X-Hub-Signature-256: sha256=} and the HMAC-SHA256 of the raw
 * bytes under the app's secret, in lower-case hex. For one thread.
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  public Signature(String appSecret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have HmacSHA256, but it failed.", e);
    }
  }

  /** The header's value for this body. */
  public String of(byte[] body) {
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }
}
