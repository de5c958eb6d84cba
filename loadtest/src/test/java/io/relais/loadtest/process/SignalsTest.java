package io.relais.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SignalsTest {
  private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

  @TempDir Path folder;

  @Test
  void aProcessAndItsChildrenStandStillUntilTheyMayGoOn() throws Exception {
    var log = folder.resolve("log");
    var command = List.of("sh", "-c", "sleep 600 & wait");
    try (var child = Child.start("a parent", command, Map.of(), log)) {
      var parent = ProcessHandle.of(child.pid()).orElseThrow();
      while (parent.descendants().findAny().isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }
      var sleeper = parent.descendants().findAny().orElseThrow();

      Signals.pause(parent);
      awaitState(parent.pid(), "T");
      awaitState(sleeper.pid(), "T");
      Signals.resume(parent);
      awaitState(parent.pid(), "S");
      awaitState(sleeper.pid(), "S");
      sleeper.destroyForcibly();
    }
  }

  @Test
  void whoeverHasGoneNeedsNoSignal() throws Exception {
    var process = new ProcessBuilder("true").start();
    var gone = process.toHandle();
    process.waitFor();

    Signals.pause(gone);
    Signals.resume(gone);
    assertThat(gone.isAlive()).isFalse();
  }

  private static void awaitState(long pid, String state) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    var stat = Path.of("/proc", Long.toString(pid), "stat");
    while (!Files.readString(stat).contains(") " + state + " ")) {
      assertThat(System.nanoTime()).as("process %d in state %s", pid, state).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
