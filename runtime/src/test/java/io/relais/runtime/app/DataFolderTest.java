package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void aSecondOwnerIsToldInOneLineWhereTheFirstOneIs() throws IOException {
    try (var first = DataFolder.own(temporary)) {
      first.announce("http://127.0.0.1:8080/");

      assertThatThrownBy(() -> DataFolder.own(temporary))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("another one is running")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("http://127.0.0.1:8080/")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void theFolderIsFreeAgainOnceItsOwnerIsGone() throws IOException {
    var folder = temporary.resolve("not/there/yet");
    DataFolder.own(folder).close();

    try (var second = DataFolder.own(folder)) {
      assertThat(second.path()).isEqualTo(folder).isDirectory();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
    var file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.own(file.resolve("data")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("RELAIS_DATA_DIR")
        .message()
        .hasLineCount(1);
  }
}
