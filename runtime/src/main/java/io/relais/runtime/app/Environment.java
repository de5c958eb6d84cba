package io.relais.runtime.app;

import io.relais.persistence.JournalKind;
import io.relais.persistence.sealing.MasterKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads variables one by one and keeps every problem, so that all of them are told at once. After a
 * problem a stand-in value is returned; {@link #check()} keeps it from ever being used.
 *
 * <p>A variable that is set to nothing counts as unset: that is what an empty line in an
 * environment file means.
 */
final class Environment {
  private static final int LAST_PORT = 65535;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
  private static final Pattern GRAPH_VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final Set<String> LOG_LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
  private static final URI NOWHERE = URI.create("http://invalid");

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  Environment(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Throws every problem found so far as one {@link Failure}. */
  void check() {
    if (!problems.isEmpty()) {
      throw new Failure(problems);
    }
  }

  void problem(Variable variable, String found) {
    problems.add(variable.problem(found));
  }

  Optional<String> find(Variable variable) {
    return Optional.ofNullable(values.get(variable.name()))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  String text(Variable variable) {
    return find(variable)
        .or(() -> Optional.ofNullable(variable.fallback()))
        .orElseGet(() -> missing(variable));
  }

  Secret secret(Variable variable) {
    return new Secret(text(variable));
  }

  int port(Variable variable) {
    return number(variable, 0, LAST_PORT);
  }

  /** A whole number within the bounds; the lower one stands in for what is none. */
  int number(Variable variable, int least, int most) {
    var text = text(variable);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, together with the numbers that are out of range.
    }
    problem(variable, "it is \"" + text + "\"");
    return least;
  }

  /** A name or address that others can use: no port behind it, and not the one that means any. */
  String reachableHost(Variable variable) {
    var text = text(variable);
    if (!HOST.matcher(text).matches() || text.equals("0.0.0.0")) {
      problem(variable, "it is \"" + text + "\"");
    }
    return text;
  }

  URI httpAddress(Variable variable) {
    var text = text(variable);
    var address = parse(text);
    if (address.isEmpty()) {
      problem(variable, "it is \"" + withoutPassword(text) + "\"");
    }
    return address.orElse(NOWHERE);
  }

  String graphVersion(Variable variable) {
    var text = text(variable);
    if (!GRAPH_VERSION.matcher(text).matches()) {
      problem(variable, "it is \"" + text + "\"");
    }
    return text;
  }

  String logLevel(Variable variable) {
    var text = text(variable).toUpperCase(Locale.ROOT);
    if (!LOG_LEVELS.contains(text)) {
      problem(variable, "it is \"" + text + "\"");
    }
    return text;
  }

  JournalKind journal(Variable variable) {
    var text = text(variable);
    for (var kind : JournalKind.values()) {
      if (kind.title().equals(text)) {
        return kind;
      }
    }
    problem(variable, "it is \"" + text + "\"");
    return JournalKind.GROUP_COMMIT;
  }

  /** The current one first. */
  List<MasterKey> masterKeys(Variable current, Variable older) {
    var keys = new ArrayList<MasterKey>();
    masterKey(current, text(current)).ifPresent(keys::add);
    var others = find(older).map(text -> text.split(",")).orElseGet(() -> new String[0]);
    for (var other : others) {
      masterKey(older, other).ifPresent(keys::add);
    }
    return keys;
  }

  private Optional<MasterKey> masterKey(Variable variable, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(MasterKey.parse(text));
    } catch (IllegalArgumentException malformed) {
      problem(variable, String.valueOf(malformed.getMessage()));
      return Optional.empty();
    }
  }

  private String missing(Variable variable) {
    problem(variable, "it is not set");
    return "";
  }

  private static Optional<URI> parse(String text) {
    try {
      var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      var plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
      var bare = plain && uri.getRawUserInfo() == null;
      return web && bare && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** People write {@code https://user:password@host}; what they wrote is repeated without it. */
  private static String withoutPassword(String text) {
    return text.replaceAll("//[^/@]*@", "//****@");
  }
}
