package io.relais.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CpuTimeTest {
  private static final long HERE = ProcessHandle.current().pid();

  @Test
  void growsWithWork() {
    double before = CpuTime.of(HERE).orElseThrow();
    long mixed = 0;
    // A tick is a hundredth of a second; this is ten of them.
    while (CpuTime.of(HERE).orElseThrow() < before + 0.1) {
      mixed = mixed * 31 + 7;
    }
    assertThat(CpuTime.of(HERE).orElseThrow()).as("mixed %d", mixed).isGreaterThan(before);
  }

  @Test
  void aFamilyHasUsedAtLeastWhatItsParentHas() {
    double own = CpuTime.of(HERE).orElseThrow();

    assertThat(CpuTime.ofFamily(HERE).orElseThrow()).isGreaterThanOrEqualTo(own);
  }

  @Test
  void aProcessThatIsGoneHasNone() throws Exception {
    var process = new ProcessBuilder("true").start();
    process.waitFor();

    assertThat(CpuTime.of(process.pid())).isEmpty();
    assertThat(CpuTime.ofFamily(process.pid())).isEmpty();
  }
}
