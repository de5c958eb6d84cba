package io.relais.flows.expr;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in a designer's words what the parser of CEL could not read. Its first complaint counts; the
 * rest are echoes.
 */
final class SyntaxFaults {
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "(?:mismatched|extraneous) input '(.*?)' expecting.*|no viable alternative at input"
              + " '(.*)'",
          Pattern.DOTALL);
  private static final Pattern UNREADABLE =
      Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
  private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");

  private static final Map<String, String> MEANT =
      Map.of(
          "and",
          "`&&`",
          "or",
          "`||`",
          "not",
          "`!`",
          "then",
          "`condition ? one : other`",
          "=",
          "`==`",
          "&",
          "`&&`",
          "|",
          "`||`");

  private SyntaxFaults() {}

  static void add(CelIssue first, CelSource source, Faults faults) {
    int offset =
        source
            .getLocationOffset(first.getSourceLocation())
            .orElseGet(() -> Math.max(0, first.getSourceLocation().getColumn()));
    String message = first.getMessage();
    Matcher unreadable = UNREADABLE.matcher(message);
    Matcher unexpected = UNEXPECTED.matcher(message);
    Matcher reserved = RESERVED.matcher(message);
    if (unreadable.matches()) {
      unreadable(offset, unreadable.group(1).strip(), faults);
    } else if (unexpected.matches()) {
      String found = unexpected.group(1) != null ? unexpected.group(1) : unexpected.group(2);
      unexpected(offset, found, faults);
    } else if (reserved.matches()) {
      String word = reserved.group(1);
      faults.add(
          Faults.TYPE,
          offset,
          "Expected a name, but `" + word + "` is a reserved word of expressions",
          meant(word));
    } else {
      other(offset, message, faults);
    }
  }

  private static void unreadable(int offset, String found, Faults faults) {
    boolean quote = found.startsWith("'") || found.startsWith("\"");
    String message =
        quote
            ? "Expected a closing quote, but the text never ends"
            : "Expected an operator or a value, but found `" + found + "`";
    faults.add(Faults.TYPE, offset, message, meant(found));
  }

  private static void unexpected(int offset, String found, Faults faults) {
    String message =
        found.equals("<EOF>")
            ? "Expected a value, but the expression ends here"
            : "Expected an operator, a value or the end, but found `" + found + "`";
    faults.add(Faults.TYPE, offset, message, meant(found));
  }

  private static void other(int offset, String message, Faults faults) {
    if (message.contains("has() macro")) {
      faults.add(
          Faults.TYPE,
          offset - "has".length(),
          "Expected `has(a field of a record)`, but it is called in another way",
          "for example: has(order.eta)");
    } else if (message.contains("recursion") || message.contains("node count")) {
      faults.add(
          Faults.TYPE,
          offset,
          "Expected a smaller expression, but it is nested too deeply or too long",
          "set a variable to a part of it");
    } else {
      faults.add(
          Faults.TYPE, offset, "Expected an expression, but it cannot be read from here", null);
    }
  }

  private static @Nullable String meant(String found) {
    String operator = MEANT.get(found);
    return operator == null ? null : "did you mean " + operator + "?";
  }
}
