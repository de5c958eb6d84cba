package io.relais.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChildTest {

  @Test
  void hasTheEnvironmentItWasGivenAndWritesToItsLog(@TempDir Path folder) throws Exception {
    var log = folder.resolve("child.log");
    var command = List.of("sh", "-c", "echo port $RELAIS_PORT; exit 3");
    try (var child = Child.start("a child", command, Map.of("RELAIS_PORT", "7"), log)) {
      assertThat(child.await()).isEqualTo(3);

      assertThatThrownBy(child::check)
          .isInstanceOf(RunFailure.class)
          .hasMessageContaining("a child")
          .hasMessageContaining("status 3")
          .hasMessageContaining("port 7");
    }
    assertThat(Files.readString(log)).isEqualTo("port 7\n");
  }

  @Test
  void isGoneOnceItIsClosed(@TempDir Path folder) {
    var child =
        Child.start("a sleeper", List.of("sleep", "600"), Map.of(), folder.resolve("child.log"));
    child.check();
    long pid = child.pid();
    child.close();

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aKilledChildIsGoneAndTheNextOneAddsToItsLog(@TempDir Path folder) throws Exception {
    var log = folder.resolve("child.log");
    var child = Child.start("a sleeper", List.of("sleep", "600"), Map.of(), log);
    child.kill();
    assertThat(child.isAlive()).isFalse();
    for (String word : List.of("one", "two")) {
      try (var next = Child.start("a speaker", List.of("echo", word), Map.of(), log)) {
        assertThat(next.await()).isZero();
      }
    }

    assertThat(Files.readString(log)).isEqualTo("one\ntwo\n");
  }

  @Test
  void aProgramThatIsNotThereIsSaidInOneLine(@TempDir Path folder) {
    var command = List.of(folder.resolve("nothing").toString());

    assertThatThrownBy(() -> Child.start("nobody", command, Map.of(), folder.resolve("log")))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("Expected to start nobody");
  }
}
