package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden transcripts of the demo brand. */
class MaisonLumenTest {
  private static final Path BRAND = Path.of("brands", "maison-lumen");

  @TestFactory
  Stream<DynamicTest> everyTranscriptComesOutWordForWord() throws IOException {
    Sources sources = Sources.of(BRAND);
    Workspace workspace = Workspace.load(sources);
    assertThat(workspace.diagnostics()).isEmpty();
    Bundle bundle = Objects.requireNonNull(workspace.bundle());

    GoldenReport report =
        GoldenTests.run(
            bundle, sources.under("tests/"), true, Set.copyOf(bundle.brand().locales()));

    assertThat(report.problems()).isEmpty();
    assertThat(report.results()).hasSizeGreaterThan(40);
    return report.results().stream().map(MaisonLumenTest::test);
  }

  private static DynamicTest test(CaseResult result) {
    return dynamicTest(
        result.name() + (result.locale() == null ? "" : " (" + result.locale() + ")"),
        () -> assertThat(result.failure()).as(String.join("\n", result.transcript())).isNull());
  }
}
