package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that designers give: of flows, steps, options, outcomes and variables. */
final class Names {
  /** Longest name: several of them go into one id on the wire. */
  private static final int MAX_LENGTH = 40;

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]*");

  /** Words that an expression reads as something else (CEL's, and the platform's names). */
  private static final Set<String> RESERVED_IN_EXPRESSIONS =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "package",
          "namespace",
          "null",
          "return",
          "true",
          "var",
          "void",
          "while",
          "contact",
          "brand",
          "hours",
          "queue",
          "env");

  private Names() {}

  /** Whether a flow, step, option or outcome can be called so; reported where not. */
  static boolean checkId(String kind, String name, Position at, Problems problems) {
    boolean fine = name.length() <= MAX_LENGTH && ID.matcher(name).matches();
    if (!fine) {
      problems.e01(
          at,
          "Expected "
              + kind
              + " of at most 40 characters a-z, 0-9, _ and -, but found `"
              + cut(name)
              + "`",
          "begin with a letter; capitals, accents and spaces are for labels");
    }
    return fine;
  }

  static boolean checkVariable(String name, Position at, Problems problems) {
    if (RESERVED_IN_EXPRESSIONS.contains(name)) {
      problems.e01(
          at, "Expected a name of your own, but `" + name + "` means something in expressions");
      return false;
    }
    boolean fine = name.length() <= MAX_LENGTH && VARIABLE.matcher(name).matches();
    if (!fine) {
      problems.e01(
          at,
          "Expected a variable of at most 40 characters a-z, 0-9 and _, but found `"
              + cut(name)
              + "`",
          "begin with a letter");
    }
    return fine;
  }

  /** The id written in a value; null, and reported, where there is none. */
  static @Nullable String id(String kind, @Nullable Yaml value, Problems problems) {
    String text = Values.word(value, kind, problems);
    return text != null && value != null && checkId(kind, text, value.at(), problems) ? text : null;
  }

  private static String cut(String name) {
    return name.length() > MAX_LENGTH + 20 ? name.substring(0, MAX_LENGTH) + "…" : name;
  }
}
