package io.relais.runtime.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.relais.persistence.access.TokenHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** 256 random bits that let somebody in: the secret of a session, of a link, of a key. */
public final class Token {
  private static final int BYTES = 32;
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Letters and digits that are not taken for one another. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  public static Token random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty where it cannot be one. */
  public static Optional<Token> parse(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
  }

  /** A random id of so many characters, five bits each: no secret. */
  static String id(int characters, SecureRandom random) {
    StringBuilder id = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** The secret itself, for the one browser or person that it is for. */
  public String text() {
    return text;
  }

  public TokenHash hash() {
    return hash(text);
  }

  static TokenHash hash(String text) {
    try {
      return TokenHash.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Token token && hash().equals(token.hash());
  }

  @Override
  public int hashCode() {
    return hash().hashCode();
  }

  @Override
  public String toString() {
    return "Token[****]";
  }
}
