package io.relais.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;

/**
 * Meta's question, when somebody enters the webhook's address, whether it is ours: the same token
 * must be known on both sides, and the challenge is repeated (Meta, "Create a webhook endpoint").
 */
final class WebhookVerification {
  /** Longest challenge that is repeated; Meta's have ten digits. */
  private static final int CHALLENGE_CHARACTERS = 200;

  private final byte[] token;

  WebhookVerification(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("Expected the verify token, but it is blank");
    }
    this.token = token.getBytes(UTF_8);
  }

  /** The challenge to repeat; empty where the asker is not who knows the token. */
  Optional<String> challenge(HttpRequest request) {
    try {
      Query query = request.getUri().query();
      byte[] claimed = query.getOrElse("hub.verify_token", "").getBytes(UTF_8);
      boolean known = MessageDigest.isEqual(claimed, token);
      boolean asked = query.getOrElse("hub.mode", "").equals("subscribe");
      return known && asked
          ? query.get("hub.challenge").filter(c -> c.length() <= CHALLENGE_CHARACTERS)
          : Optional.empty();
    } catch (IllegalUriException unreadable) {
      return Optional.empty();
    }
  }
}
