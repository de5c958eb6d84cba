package io.relais.flows.bundle;

import io.relais.flows.Diagnostic;
import io.relais.flows.Position;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a fixture says of itself: {@code # expect: E02 9:11} for what is to be found in its file.
 */
final class Expectations {
  private static final Pattern EXPECT =
      Pattern.compile("^# expect: (E[0-9]+) ([0-9]+):([0-9]+)$", Pattern.MULTILINE);

  private Expectations() {}

  /** The codes and places that are expected, in reading order. */
  static List<String> in(Sources sources) {
    Stream<Diagnostic> expected =
        sources.files().entrySet().stream()
            .flatMap(
                file ->
                    EXPECT
                        .matcher(file.getValue())
                        .results()
                        .map(match -> diagnostic(file.getKey(), match)));
    return expected.sorted(Diagnostic.IN_READING_ORDER).map(Expectations::shown).toList();
  }

  private static Diagnostic diagnostic(String file, MatchResult match) {
    int line = Integer.parseInt(match.group(2));
    int column = Integer.parseInt(match.group(3));
    return new Diagnostic(match.group(1), new Position(file, line, column), null, "", null);
  }

  static String shown(Diagnostic diagnostic) {
    return diagnostic.code() + " " + diagnostic.at();
  }
}
