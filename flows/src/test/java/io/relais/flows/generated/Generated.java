package io.relais.flows.generated;

import io.relais.flows.Diagnostic;
import io.relais.flows.bundle.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A generated workspace.
 *
 * @param verbs those that occur in it
 */
record Generated(long seed, Sources sources, Set<String> verbs) {
  /** What the generator writes at the end of a line that it has made wrong. */
  static final String MARK = " # planted: ";

  private static final Pattern MARKED = Pattern.compile(MARK + "([EW][0-9]+)$");

  Generated {
    verbs = Set.copyOf(verbs);
  }

  /** The faults that were planted: {@code E02 flows/main.flow.yaml:12}. */
  Set<String> planted() {
    Set<String> planted = new TreeSet<>();
    sources
        .files()
        .forEach(
            (path, text) -> {
              List<String> lines = new ArrayList<>(text.lines().toList());
              for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARKED.matcher(lines.get(i));
                if (mark.find()) {
                  planted.add(mark.group(1) + " " + path + ":" + (i + 1));
                }
              }
            });
    return planted;
  }

  static String shown(Diagnostic diagnostic) {
    return diagnostic.code() + " " + diagnostic.at().file() + ":" + diagnostic.at().line();
  }
}
