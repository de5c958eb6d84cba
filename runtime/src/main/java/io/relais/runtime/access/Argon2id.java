package io.relais.runtime.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: Argon2id (RFC 9106) with its cost and salt, written as a PHC string.
 */
final class Argon2id {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2id(Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * What one guess costs whoever guesses, and one sign-in us.
   *
   * @param memory in KiB
   * @param passes over that memory
   */
  record Cost(int memory, int passes, int lanes) {
    /** The OWASP Password Storage Cheat Sheet's first choice of equals: 19 MiB, twice. */
    static final Cost CURRENT = new Cost(19 * 1024, 2, 1);

    private static final int MOST_MEMORY = 1024 * 1024;

    Cost {
      if (lanes < 1 || passes < 1 || memory < 8 * lanes || memory > MOST_MEMORY) {
        throw new IllegalArgumentException(
            "Expected a cost that Argon2 can have, but it is m=%d, t=%d, p=%d"
                .formatted(memory, passes, lanes));
      }
    }
  }

  static Argon2id of(Password password, Cost cost, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Argon2id(cost, salt, derived(password, cost, salt, HASH_BYTES));
  }

  /** Empty where it is none that this version reads. */
  static Optional<Argon2id> parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Argon2id(
              new Cost(number(parts, 1), number(parts, 2), number(parts, 3)),
              Base64.getDecoder().decode(parts.group(4)),
              Base64.getDecoder().decode(parts.group(5))));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  Cost cost() {
    return cost;
  }

  boolean matches(Password password) {
    return MessageDigest.isEqual(hash, derived(password, cost, salt, hash.length));
  }

  /** The PHC string: what stands in the database. */
  String phc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memory(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  @Override
  public String toString() {
    return "Argon2id[" + cost + "]"; // a hash is worth guessing at
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static byte[] derived(Password password, Cost cost, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] derived = new byte[length];
    generator.generateBytes(password.bytes(), derived);
    return derived;
  }
}
