package io.relais.persistence.access;

import io.relais.persistence.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param id never changes and never means anybody else
 * @param login what they sign in with, as {@link #login} makes it
 * @param name as others see it, in whatever script; never markup, and shown as text only
 * @param disabledAt since when they may not sign in any more; null for who may
 * @param passwordAt when they set their password last; null before the first time
 */
public record Account(
    String id,
    String login,
    String name,
    Set<Role> roles,
    Instant since,
    @Nullable Instant disabledAt,
    @Nullable Instant passwordAt) {
  /** Longest name, in characters. */
  public static final int NAME_LENGTH = 80;

  /** A short name or an e-mail address, in letters that nobody can take for others. */
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._+@-]{1,99}");

  static final String COLUMNS =
      "account.id, account.login, account.name, account.roles, account.since,"
          + " account.disabled_at, account.password_at";

  public Account {
    roles = Set.copyOf(roles);
    name = name.strip();
    if (!LOGIN.matcher(login).matches()) {
      throw new IllegalArgumentException(
          "Expected 2 to 100 letters, digits, or . _ + @ - to sign in with, beginning with a letter"
              + " or digit, but it is something else");
    }
    if (name.isEmpty() || name.length() > NAME_LENGTH || !isPlain(name)) {
      throw new IllegalArgumentException(
          "Expected a name of 1 to %d characters without control characters, but it is something else"
              .formatted(NAME_LENGTH));
    }
  }

  /** A new one, without a password yet. */
  public static Account begun(
      String id, String login, String name, Set<Role> roles, Instant since) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("Expected one role at least, but there is none");
    }
    return new Account(id, login, name, roles, since, null, null);
  }

  /**
   * What somebody typed, as the table has it: they write it in capitals, or with a blank. What no
   * login can be stays something that no login is, and that can be looked for.
   */
  public static String login(String typed) {
    String asked = typed.replace('\0', '\uFFFD');
    return Normalizer.normalize(asked, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  public boolean isActive() {
    return disabledAt == null;
  }

  /** Whether one of these roles is theirs. */
  public boolean hasAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }

  static Account of(ResultSet row) throws SQLException {
    return new Account(
        row.getString("id"),
        row.getString("login"),
        row.getString("name"),
        Titles.known(Role.class, Sql.texts(row, "roles"), Role::called),
        Sql.instant(row, "since"),
        Sql.instantOrNull(row, "disabled_at"),
        Sql.instantOrNull(row, "password_at"));
  }

  /** Neither controls nor what turns the direction of the text around it. */
  private static boolean isPlain(String name) {
    return name.codePoints()
        .map(Character::getType)
        .noneMatch(
            type ->
                type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE);
  }
}
