package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule, by its fixtures in {@code lint/<code>}: flows and small workspaces that violate it
 * ({@code bad…}) or nearly do ({@code near…}). A line {@code # expect: E02 9:11} says what is to be
 * found in its file; nothing else may be.
 */
class LintFixturesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/lint");
  private static final Set<String> CODES =
      Set.of(
          "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E12", "E13", "E14", "E15",
          "E16", "E18", "E20", "E21");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> codes = Files.list(FIXTURES)) {
      return codes.flatMap(LintFixturesTest::children).sorted().toList().stream();
    }
  }

  private static Stream<Path> children(Path dir) {
    try (Stream<Path> files = Files.list(dir)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void exactlyWhatIsExpectedIsFoundWhereItStands(Path fixture) throws IOException {
    Sources sources = Flows.workspace(files(fixture));

    List<Diagnostic> found = Workspace.load(sources).diagnostics();

    assertThat(found.stream().map(Expectations::shown))
        .as(() -> found.toString())
        .containsExactlyElementsOf(Expectations.in(sources));
    boolean bad = fixture.getFileName().toString().startsWith("bad");
    assertThat(found.isEmpty()).isEqualTo(!bad);
    assertThat(found.stream().allMatch(d -> d.code().equals(code(fixture)))).isTrue();
  }

  @Test
  void everyCodeHasAFixtureThatViolatesItAndOneThatNearlyDoes() throws IOException {
    Set<String> bad = new TreeSet<>();
    Set<String> near = new TreeSet<>();
    cases()
        .forEach(
            fixture ->
                (fixture.getFileName().toString().startsWith("bad") ? bad : near)
                    .add(code(fixture)));

    assertThat(bad).isEqualTo(new TreeSet<>(CODES));
    assertThat(near).isEqualTo(new TreeSet<>(CODES));
  }

  private static String code(Path fixture) {
    return fixture.getParent().getFileName().toString();
  }

  private static Map<String, String> files(Path fixture) throws IOException {
    if (Files.isDirectory(fixture)) {
      return Sources.of(fixture).files();
    }
    return Map.of("flows/" + fixture.getFileName(), Files.readString(fixture));
  }
}
