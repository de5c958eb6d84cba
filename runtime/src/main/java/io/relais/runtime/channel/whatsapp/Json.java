package io.relais.runtime.channel.whatsapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Meta writes without ever throwing at a surprise: a value of another type, a null or
 * nothing at all reads as absent. Meta writes some numbers as strings and some strings as numbers.
 */
final class Json {
  /** Longest body that is read (Meta, "Webhooks": 3 MB). */
  static final int BODY_BYTES = 3 * 1024 * 1024;

  /** Deepest nesting; Meta's own payloads stay below 20. */
  private static final int DEPTH = 100;

  /** Longest number and longest key; Meta's own stay below 40. */
  private static final int TOKEN_CHARACTERS = 1_000;

  /** Longest text that is kept, the most that a WhatsApp client lets people type. */
  static final int TEXT_CHARACTERS = 65_536;

  /** Stands for what cannot be written. */
  private static final int REPLACEMENT = 0xFFFD;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(BODY_BYTES)
                          .maxStringLength(BODY_BYTES)
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(TOKEN_CHARACTERS)
                          .maxNameLength(TOKEN_CHARACTERS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private Json() {}

  /** The document in {@code bytes}; an empty one is a missing node. */
  static JsonNode read(byte[] bytes) throws IOException {
    return MAPPER.readTree(bytes);
  }

  /** The bytes of {@code node} with its keys sorted: the same for the same content. */
  static ByteString canonical(JsonNode node) {
    try {
      return ByteString.fromArrayUnsafe(MAPPER.writeValueAsBytes(node));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Expected a tree that was read to be writable", impossible);
    }
  }

  /** The object or list called {@code name}; a missing node where there is none. */
  static JsonNode in(JsonNode node, String name) {
    JsonNode child = node.get(name);
    return child == null || child.isNull() ? MissingNode.getInstance() : child;
  }

  /** The text (or number) called {@code name}; null where there is none or it is blank. */
  static @Nullable String text(JsonNode node, String name) {
    JsonNode child = in(node, name);
    if (!child.isTextual() && !child.isNumber()) {
      return null;
    }
    String text = storable(child.asText());
    return text.isBlank() ? null : text;
  }

  static String text(JsonNode node, String name, String fallback) {
    String text = text(node, name);
    return text == null ? fallback : text;
  }

  /**
   * {@code text} as every store takes it: no NUL, which PostgreSQL refuses, no half of a surrogate
   * pair, which UTF-8 has no bytes for, and no longer than {@link #TEXT_CHARACTERS}. Without this
   * one odd character would be refused and sent again for seven days.
   */
  static String storable(String text) {
    if (text.length() <= TEXT_CHARACTERS && isWhole(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    text.substring(0, Math.min(text.length(), TEXT_CHARACTERS))
        .codePoints()
        .filter(c -> c != 0)
        .map(c -> isSurrogate(c) ? REPLACEMENT : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Run over every text of every message, so a plain loop. */
  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
        i++;
        if (!Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      } else if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
