package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoSecretsTest {
  @TempDir Path folder;

  @Test
  void theNextStartFindsTheSecretsOfTheFirst() throws IOException {
    var file = folder.resolve("secrets");

    var first = DemoSecrets.loadOrCreate(file, new Random(1));
    var second = DemoSecrets.loadOrCreate(file, new Random(2));

    assertThat(second).isEqualTo(first);
    assertThat(first.whatsApp().appSecret().reveal()).hasSize(48);
    assertThat(first.whatsApp().appSecret()).isNotEqualTo(first.whatsApp().accessToken());
  }

  @Test
  void onlyTheirUserMayReadThem() throws IOException {
    var file = folder.resolve("secrets");
    DemoSecrets.loadOrCreate(file, new Random(1));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedFileIsNamedWithWhatToDo() throws IOException {
    var file = Files.writeString(folder.resolve("secrets"), "app-secret=x\n");

    assertThatThrownBy(() -> DemoSecrets.loadOrCreate(file, new Random(1)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("verify-token")
        .hasMessageContaining("Put the file back");
  }
}
