package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.relais.flows.Diagnostic;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were made to hurt are refused, quickly, and nothing is thrown. */
class HostileFilesTest {
  /** What reading may compute: far too short for anything exponential. */
  private static final Duration QUICKLY = Duration.ofSeconds(10);

  /** What it may take on a machine that is busy with other things as well. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int MIB = 1 << 20;

  static Stream<Named<String>> hostile() {
    return Stream.of(
        Named.of("an alias bomb", bomb()),
        Named.of("a mebibyte of brackets", "steps: " + "[".repeat(MIB - 100)),
        Named.of("a mebibyte of braces", "steps: " + "{a: ".repeat(MIB / 5)),
        Named.of("a mebibyte of dashes", "steps:\n" + "- ".repeat(MIB / 3)),
        Named.of("a mebibyte of question marks", "? ".repeat(MIB / 3)),
        Named.of("deep blocks", deepBlocks()),
        Named.of("two mebibytes", "# " + "x".repeat(2 * MIB)),
        Named.of("more than a mebibyte of two-byte letters", "# " + "é".repeat(MIB / 2 + 1)),
        Named.of("a mebibyte of digits", "steps: " + "9".repeat(MIB - 100)),
        Named.of("a mebibyte of ${", "start: \"" + "${".repeat(MIB / 2 - 100) + "\""),
        Named.of("100,000 broken blocks", "a: [\n".repeat(100_000)),
        Named.of("100,000 keys at the left edge", keys(100_000)),
        Named.of("an anchor that holds itself", "steps: &a {x: *a}"),
        Named.of("control characters", "flow: \u0000\u0007\nsteps: \u001b[31m"),
        Named.of("half a surrogate pair", "flow: \ud83d"),
        Named.of("nothing", ""),
        Named.of("a comment", "# nothing"),
        Named.of("a list", "- a\n- b"),
        Named.of("two documents", "flow: hostile\n---\nflow: hostile"),
        Named.of("a key that is a map", "{a: b}: c"),
        Named.of("a directive", "%YAML 3.0\n---\nflow: hostile"));
  }

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'z'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c + ": &" + c + " [").append((before + ", ").repeat(9)).append("]\n");
    }
    return bomb.toString();
  }

  private static String deepBlocks() {
    StringBuilder deep = new StringBuilder();
    IntStream.range(0, 1000).forEach(i -> deep.append(" ".repeat(i)).append("a:\n"));
    return deep.toString();
  }

  private static String keys(int count) {
    StringBuilder keys = new StringBuilder();
    IntStream.range(0, count).forEach(i -> keys.append("k" + i + ":\n"));
    return keys.toString();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void itIsRefusedQuickly(String text) {
    assertTimeoutPreemptively(LONGEST, () -> refuse(text));
  }

  private static void refuse(String text) {
    long begun = THREADS.getCurrentThreadCpuTime();
    List<Diagnostic> found = Flows.problems("hostile", text);
    Duration computed = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);

    assertThat(found).anyMatch(problem -> problem.code().equals("E01"));
    assertThat(computed).isLessThan(QUICKLY);
  }

  @Test
  void aBombIsRefusedAtItsFirstAnchorAndOnlyThere() {
    List<Diagnostic> found = Flows.problems("hostile", bomb());

    assertThat(found.stream().filter(d -> d.message().contains("anchor"))).hasSize(1);
    assertThat(found).anySatisfy(d -> assertThat(d.at().column()).isEqualTo(4));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedByItsSizeAlone() {
    List<Diagnostic> found = Flows.problems("hostile", "flow: [\n" + "# x\n".repeat(MIB / 2));

    assertThat(found).singleElement().satisfies(d -> assertThat(d.message()).contains("1 MiB"));
  }
}
