package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.relais.flows.Diagnostic;
import io.relais.flows.lint.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever happens to a good brand's files, checking them reports and never throws. */
class MutationTest {
  private static final int ROUNDS = 400;
  private static final List<String> SNIPPETS =
      List.of(
          "\"",
          "'",
          "${",
          "}",
          "{",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "\n",
          "\n  ",
          "\t",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "next",
          "if",
          "else",
          "null",
          "~",
          "\u00e9",
          "\ud83d\udc4b",
          "|",
          ">",
          "0",
          "-1",
          "99999999999999999999",
          "true",
          "resume",
          "\\",
          "\r",
          "\u2028",
          "? ");

  @Test
  void randomMutationsOfTheDemoBrandNeverThrow() throws IOException {
    long seed = System.nanoTime();
    System.out.println("MutationTest seed: " + seed);
    Random random = new Random(seed);
    Sources sound = Sources.of(Path.of("brands/maison-lumen"));
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Sources mutated = mutated(sound, random);
      Workspace workspace = load(mutated, seed, round);
      refused += workspace.bundle() == null ? 1 : 0;
      assertThat(workspace.bundle() == null)
          .as("seed %d, round %d", seed, round)
          .isEqualTo(workspace.diagnostics().stream().anyMatch(Diagnostic::isError));
      assertPlacesExist(workspace, mutated, seed, round);
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS / 2);
  }

  private static Workspace load(Sources sources, long seed, int round) {
    try {
      return Workspace.load(sources);
    } catch (RuntimeException | StackOverflowError e) {
      return fail("seed " + seed + ", round " + round, e);
    }
  }

  private static void assertPlacesExist(
      Workspace workspace, Sources sources, long seed, int round) {
    for (Diagnostic diagnostic : workspace.diagnostics()) {
      long lines =
          sources.files().get(diagnostic.at().file()).chars().filter(c -> c == '\n').count();
      long returns =
          sources.files().get(diagnostic.at().file()).chars().filter(c -> c == '\r').count();
      assertThat((long) diagnostic.at().line())
          .as("seed %d, round %d: %s", seed, round, diagnostic)
          .isBetween(1L, lines + returns + 2);
      assertThat(diagnostic.at().column()).isPositive();
    }
    new DiagnosticPrinter(sources.files()).text(workspace.diagnostics());
  }

  private static Sources mutated(Sources sound, Random random) {
    Map<String, String> files = new TreeMap<>(sound.files());
    List<String> paths = List.copyOf(files.keySet());
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      String path = paths.get(random.nextInt(paths.size()));
      files.computeIfPresent(path, (_, text) -> mutated(text, random));
    }
    return new Sources(files);
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(30));
    String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 -> text.substring(0, at) + snippet + text.substring(at);
      case 2 -> text.substring(0, at) + snippet + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(at);
      default -> swapped(text, random);
    };
  }

  private static String swapped(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
    return String.join("\n", lines) + "\n";
  }
}
