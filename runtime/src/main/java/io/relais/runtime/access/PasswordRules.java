package io.relais.runtime.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.relais.persistence.access.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a new password must not be. NIST SP 800-63B-4 (3.1.1.2): 15 characters at least where it is
 * all that is asked for, nothing about capitals and digits, and not what everybody takes first.
 */
public final class PasswordRules {
  /** A sentence of three or four words. */
  public static final int SHORTEST = 15;

  public static final int LONGEST = 128;

  /** Fewer different characters than that are a finger that rests on the keys. */
  private static final int DIFFERENT = 5;

  /** Parts of a name below that are in half of all words. */
  private static final int NAME_PART = 4;

  /** Letters as they lie beside one another: in the alphabet, and on keyboards. */
  private static final List<String> ROWS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "01234567890",
          "12345678901234567890",
          "qwertyuiopasdfghjklzxcvbnm",
          "azertyuiopqsdfghjklmwxcvbn",
          "qwertzuiopasdfghjklyxcvbnm");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  /** Why it will not do. */
  public enum Problem {
    TOO_SHORT,
    TOO_LONG,
    COMMON,
    NAME
  }

  /** Empty where it will do for that account. */
  public static Optional<Problem> problem(Password password, Account account) {
    if (password.length() < SHORTEST) {
      return Optional.of(Problem.TOO_SHORT);
    } else if (password.length() > LONGEST) {
      return Optional.of(Problem.TOO_LONG);
    }
    String folded = folded(password.text());
    if (isCommon(folded)) {
      return Optional.of(Problem.COMMON);
    }
    return holdsName(folded, account) ? Optional.of(Problem.NAME) : Optional.empty();
  }

  private static boolean isCommon(String folded) {
    String letters = once(NO_LETTERS.matcher(folded).replaceAll(""));
    return folded.chars().distinct().count() < DIFFERENT
        || COMMON.contains(letters)
        || isRow(once(folded));
  }

  /** {@code 1234567890123456} and {@code azertyuiopqsdfgh}, forwards, backwards and repeated. */
  private static boolean isRow(String text) {
    String backwards = new StringBuilder(text).reverse().toString();
    return ROWS.stream()
        .map(row -> row + row)
        .anyMatch(row -> row.contains(text) || row.contains(backwards));
  }

  private static boolean holdsName(String folded, Account account) {
    return Arrays.stream(folded(account.login() + " " + account.name()).split("[^\\p{L}\\p{N}]+"))
        .filter(part -> part.length() >= NAME_PART)
        .anyMatch(folded::contains);
  }

  /** What is repeated, once: {@code azertyazertyazerty} is {@code azerty}. */
  private static String once(String text) {
    for (int length = 1; length <= text.length() / 2; length++) {
      String part = text.substring(0, length);
      String repeated = part.repeat(text.length() / length + 1);
      if (repeated.startsWith(text)) {
        return part;
      }
    }
    return text;
  }

  private static String folded(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static Set<String> common() {
    try (var in =
        Objects.requireNonNull(
            PasswordRules.class.getResourceAsStream("common-passwords.txt"),
            "Expected common-passwords.txt on the class path, but it is not there.")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .collect(toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read common-passwords.txt, but cannot.", e);
    }
  }
}
