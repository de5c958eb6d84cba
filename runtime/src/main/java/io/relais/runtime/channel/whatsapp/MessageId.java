package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id by which a redelivered message is known. Where Meta gives none, it is made from the
 * content with its keys sorted, so that the same message has the same id each time.
 */
final class MessageId {
  /** Longest id that is taken as it is; Meta's own stay below 100. */
  private static final int CHARACTERS = 256;

  private static final String MADE_HERE = "content.";

  private MessageId() {}

  static String of(JsonNode message) {
    String id = Json.text(message, "id");
    return id != null && id.length() <= CHARACTERS ? id : MADE_HERE + digest(message);
  }

  private static String digest(JsonNode message) {
    try {
      byte[] content = Json.canonical(message).toArrayUnsafe();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Expected a JDK with SHA-256", missing);
    }
  }
}
