package io.relais.flows.lint;

import io.relais.flows.Expression;
import io.relais.flows.Template;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that the expressions of a text use: variables with their fields, not functions. */
final class UsedNames {
  private static final Pattern STRING =
      Pattern.compile("'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![A-Za-z0-9_.])[a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*)*(?![A-Za-z0-9_(])");
  private static final Set<String> WORDS = Set.of("true", "false", "null", "in");

  private UsedNames() {}

  static Set<String> in(Template template) {
    Set<String> names = new TreeSet<>();
    for (Expression expression : template.expressions()) {
      Matcher matcher = NAME.matcher(STRING.matcher(expression.source()).replaceAll("''"));
      while (matcher.find()) {
        if (!WORDS.contains(matcher.group())) {
          names.add(matcher.group());
        }
      }
    }
    return names;
  }
}
