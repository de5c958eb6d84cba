package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Flow;
import io.relais.flows.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoBrandTest {
  private static final Path DEMO = Path.of("brands/maison-lumen");

  @Test
  void theDemoBrandIsCleanUnderTheLinter() throws IOException {
    Workspace workspace = Workspace.load(Sources.of(DEMO));

    assertThat(workspace.diagnostics()).isEmpty();
    assertThat(workspace.bundle()).isNotNull();
  }

  @Test
  void theDemoBrandUsesEveryVerb() throws IOException {
    Bundle bundle = Objects.requireNonNull(Workspace.load(Sources.of(DEMO)).bundle());

    Set<Class<?>> used =
        bundle.flows().values().stream()
            .map(Flow::steps)
            .flatMap(steps -> steps.values().stream())
            .map(Object::getClass)
            .collect(Collectors.toSet());

    assertThat(used).containsExactlyInAnyOrderElementsOf(verbs(Step.class).toList());
  }

  private static Stream<Class<?>> verbs(Class<?> step) {
    return step.isSealed()
        ? Stream.of(step.getPermittedSubclasses()).flatMap(DemoBrandTest::verbs)
        : Stream.of(step);
  }

  @Test
  void everyTextOfTheDemoBrandIsThereInBothLocales() throws IOException {
    Bundle bundle = Objects.requireNonNull(Workspace.load(Sources.of(DEMO)).bundle());

    assertThat(bundle.brand().notices().automated().byLocale()).containsOnlyKeys("fr", "en");
    assertThat(bundle.flows().values())
        .allSatisfy(flow -> assertThat(flow.also()).containsExactly("en"));
  }

  @Test
  void theHashChangesWithTheFlowsAndNotWithTheTests() throws IOException {
    Sources sources = Sources.of(DEMO);
    var withTest = new TreeMap<>(sources.files());
    withTest.put("tests/more.test.yaml", "flow: sav");
    var withChange = new TreeMap<>(sources.files());
    withChange.merge("flows/sav.flow.yaml", "# more", String::concat);

    assertThat(new Sources(withTest).hash()).isEqualTo(sources.hash());
    assertThat(new Sources(withChange).hash()).isNotEqualTo(sources.hash());
  }
}
