package io.relais.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinariesTest {

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64"})
  void programsForLinuxAreShipped(String machine) {
    String name = Binaries.archiveName("Linux", machine);
    assertThat(BinariesTest.class.getResource("/" + name)).as(name).isNotNull();
  }
}
