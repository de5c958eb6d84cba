package io.relais.persistence.directory;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Ids of conversations: 26 characters {@code [0-9a-z]}, ordered by the millisecond they were made
 * in. They are ULIDs (github.com/ulid/spec) in small letters: 48 bits of time and 80 random bits,
 * five bits a character.
 */
public final class ConversationIds implements Supplier<String> {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int TIME_CHARACTERS = 10;
  private static final int RANDOM_CHARACTERS = 16;
  private static final int BITS = 5;

  private final InstantSource clock;
  private final RandomGenerator random;

  public ConversationIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String get() {
    StringBuilder id = new StringBuilder(TIME_CHARACTERS + RANDOM_CHARACTERS);
    long millis = clock.millis();
    for (int shift = (TIME_CHARACTERS - 1) * BITS; shift >= 0; shift -= BITS) {
      id.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
    }
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
