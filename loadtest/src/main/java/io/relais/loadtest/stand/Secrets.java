package io.relais.loadtest.stand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Map;

/** What simulator, runtime and driver of a stand have agreed on. Nothing real is behind it. */
public final class Secrets {
  public static final String APP_SECRET = "the app secret of a load test";
  public static final String ACCESS_TOKEN = "the access token of a load test";
  public static final String VERIFY_TOKEN = "the verify token of a load test";

  private static final String MASTER_KEY =
      Base64.getEncoder().encodeToString("a load test's key of 32 letters.".getBytes(US_ASCII));

  private Secrets() {}

  /** As variables of the environment. */
  static Map<String, String> environment() {
    return Map.of(
        "WHATSAPP_APP_SECRET", APP_SECRET,
        "WHATSAPP_ACCESS_TOKEN", ACCESS_TOKEN,
        "WHATSAPP_VERIFY_TOKEN", VERIFY_TOKEN,
        "RELAIS_MASTER_KEY", MASTER_KEY);
  }
}
