package io.relais.runtime.channel.whatsapp;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where and as whom messages are sent.
 *
 * @param url of the Graph API, {@code https://graph.facebook.com} or a simulator's
 * @param version such as {@code v25.0}; Meta retires each after two years
 * @param token the bearer token, permanent and with {@code whatsapp_business_messaging}
 * @param rates messages a second that each number may send, by {@code phone_number_id}
 */
public record GraphAccess(URI url, String version, String token, Map<String, Integer> rates) {
  private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

  public GraphAccess {
    rates = Map.copyOf(rates);
    if (url.getHost() == null || !url.toString().matches("https?://.*")) {
      throw new IllegalArgumentException(
          "Expected an http(s) URL of the Graph API, but it is none");
    }
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "Expected a version such as v25.0, but it is \"" + version + "\"");
    }
    if (token.isBlank()) {
      throw new IllegalArgumentException("Expected the access token, but it is blank");
    }
    rates.forEach(GraphAccess::check);
  }

  private static void check(String number, int rate) {
    if (!NUMBER.matcher(number).matches() || rate < 1) {
      throw new IllegalArgumentException(
          "Expected a phone_number_id and a rate of at least 1/s, but it is \""
              + number
              + "\" at "
              + rate
              + "/s");
    }
  }

  /** The path on which {@code number} sends. */
  String path(String number) {
    String base = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    return base + "/" + version + "/" + number + "/messages";
  }

  @Override
  public String toString() {
    return "GraphAccess[" + url.getHost() + ", " + version + ", " + rates.keySet() + "]";
  }
}
