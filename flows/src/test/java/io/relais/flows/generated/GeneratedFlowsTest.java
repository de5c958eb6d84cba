package io.relais.flows.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Diagnostic;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Workspace;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Flows that nobody thought of. What the linter lets pass runs, whatever happens to it and however
 * often the process dies; what it refuses is what was made wrong, to the line. {@code
 * -Drelais.flows=1000} makes more of them, {@code -Drelais.seed=…} the same again.
 */
class GeneratedFlowsTest {
  private static final int FLOWS = 150;

  /** Of a hundred flows, how many must have nothing to be told about. */
  private static final int CLEAN = 60;

  private static final int CONVERSATIONS = 3;
  private static final int INPUTS = 30;

  /** Timers of the silence at the end: a flow may go round for ever, a test may not. */
  private static final int TIMERS = 12;

  private static final Set<String> VERBS =
      Set.of("say", "wait", "ask", "menu", "form", "http", "ticket", "handoff", "run", "none");

  private int clean;
  private int spotless;
  private int faults;
  private int turns;
  private int steps;
  private int visited;
  private int longest;

  @Test
  void whatTheLinterLetsPassRunsAndWhatItRefusesIsAtFault() {
    long seed = Long.getLong("relais.seed", System.nanoTime());
    int flows = Integer.getInteger("relais.flows", FLOWS);
    System.out.println("GeneratedFlowsTest: -Drelais.seed=" + seed + " -Drelais.flows=" + flows);
    SplittableRandom seeds = new SplittableRandom(seed);
    Set<String> verbs = new TreeSet<>();
    for (int i = 0; i < flows; i++) {
      Generated generated = FlowGenerator.generate(seeds.nextLong());
      verbs.addAll(generated.verbs());
      check(generated);
    }
    System.out.printf(
        "GeneratedFlowsTest: %d flows, %d without errors, %d without warnings; %d faults planted"
            + " and found; %d turns, each after a crash, the longest of %d steps; %d of %d steps"
            + " come to%n",
        flows, clean, spotless, faults, turns, longest, visited, steps);
    assertThat(verbs).containsAll(VERBS);
    assertThat(clean * 100).isGreaterThanOrEqualTo(flows * CLEAN);
    assertThat(faults).isPositive();
    assertThat(visited * 2).as("steps that were come to").isGreaterThan(steps);
  }

  private void check(Generated generated) {
    Workspace workspace = Workspace.load(generated.sources());
    Set<String> errors =
        workspace.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(Generated::shown)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(errors).as(() -> told(generated, workspace)).isEqualTo(generated.planted());
    if (errors.isEmpty()) {
      clean++;
      spotless += workspace.diagnostics().isEmpty() ? 1 : 0;
      Bundle bundle = Objects.requireNonNull(workspace.bundle());
      Set<String> places = new TreeSet<>();
      for (int i = 0; i < CONVERSATIONS; i++) {
        places.addAll(talk(generated, bundle, i));
      }
      visited += places.size();
      steps += bundle.flows().values().stream().mapToInt(flow -> flow.steps().size()).sum();
    } else {
      faults += errors.size();
    }
  }

  private static String told(Generated generated, Workspace workspace) {
    String problems =
        workspace.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
    return problems + "\nin the flow of seed " + generated.seed() + ":\n" + flows(generated);
  }

  private static String flows(Generated generated) {
    return generated.sources().files().entrySet().stream()
        .filter(file -> file.getKey().matches("flows/(main|sub).*"))
        .map(file -> file.getKey() + "\n" + file.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** The steps that it came to. */
  private Set<String> talk(Generated generated, Bundle bundle, int number) {
    RandomTalk talk = new RandomTalk(bundle, new SplittableRandom(generated.seed() + 31L * number));
    try {
      for (int i = 0; i < INPUTS; i++) {
        talk.step();
      }
      talk.silence(TIMERS);
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError(
          "Expected turn "
              + (talk.kept().turns() + 1)
              + " of conversation "
              + number
              + " to be taken, but "
              + failed.getMessage()
              + "\nin the flow of seed "
              + generated.seed()
              + ":\n"
              + flows(generated),
          failed);
    }
    turns += talk.kept().turns();
    longest = Math.max(longest, talk.kept().longestTurn());
    return talk.kept().visited();
  }
}
