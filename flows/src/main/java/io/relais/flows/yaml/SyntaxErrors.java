package io.relais.flows.yaml;

import io.relais.flows.Position;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says the engine's syntax errors in words for people who do not write parsers. */
final class SyntaxErrors {
  private static final String QUOTES = "put texts with `:`, `#`, `@` or quotes in them in \"…\"";

  private SyntaxErrors() {}

  static BrokenYaml broken(Source source, YamlEngineException error) {
    return switch (error) {
      case MarkedYamlEngineException marked -> marked(source, marked);
      case ReaderException unreadable ->
          new BrokenYaml(
              source.atCharacter(unreadable.getPosition()),
              String.format(
                  "Expected text, but found the control character U+%04X",
                  unreadable.getCodePoint()),
              "take it away");
      default -> new BrokenYaml(source.start(), general(error.getMessage()), null);
    };
  }

  private static BrokenYaml marked(Source source, MarkedYamlEngineException error) {
    Position at = source.at(error.getProblemMark());
    Position begun = error.getContextMark().isPresent() ? source.at(error.getContextMark()) : at;
    String problem = String.valueOf(error.getProblem());
    if (problem.startsWith("found unexpected end of stream")) {
      return new BrokenYaml(
          begun, "Expected this text to end with a quote, but it never does", null);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new BrokenYaml(begun, "Expected `key: value`, but this line has no `:`", QUOTES);
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new BrokenYaml(
          at,
          "Expected one `key: value` here, but found another `:`",
          "keys of one map begin in the same column; " + QUOTES);
    }
    if (problem.startsWith("found character '\\t")) {
      return new BrokenYaml(at, "Expected spaces, but found a tab", "indent with two spaces");
    }
    if (problem.startsWith("found character '")) {
      String character = problem.substring("found character '".length()).split("'", 2)[0];
      return new BrokenYaml(
          at, "Expected a value, but none can begin with `" + character + "`", QUOTES);
    }
    return structural(at, begun, problem);
  }

  private static BrokenYaml structural(Position at, Position begun, String problem) {
    if (problem.startsWith("expected ',' or")) {
      String close = problem.contains("'}'") ? "}" : "]";
      return new BrokenYaml(
          at,
          "Expected `,` or `"
              + close
              + "` in what begins on line "
              + begun.line()
              + ", but found"
              + " something else",
          null);
    }
    if (problem.startsWith("found unknown escape character")) {
      return new BrokenYaml(
          at,
          "Expected a known escape behind `\\`, but found another character",
          "write `\\\\` for a backslash");
    }
    if (problem.startsWith("expected <block end>, but found '<scalar>'")) {
      return new BrokenYaml(
          at, "Expected the end of the line, but found more behind the value", QUOTES);
    }
    if (problem.startsWith("expected <block end>")
        || problem.startsWith("expected '<document start>'")) {
      return new BrokenYaml(
          at,
          "Expected the next key in the column of its neighbours, but this stands elsewhere",
          "keys of one map begin in the same column");
    }
    return new BrokenYaml(at, general(problem), null);
  }

  private static String general(@Nullable String problem) {
    return "Expected YAML, but " + (problem == null ? "this is none" : problem);
  }
}
