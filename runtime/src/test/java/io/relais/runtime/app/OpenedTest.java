package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenedTest {
  private final List<String> closed = new ArrayList<>();
  private final Opened opened = new Opened();

  @Test
  void whatWasOpenedLastIsClosedFirstAndOnlyOnce() {
    opened.add("database", () -> closed.add("database"));
    opened.add("actors", () -> closed.add("actors"));

    opened.close();
    opened.close();

    assertThat(closed).containsExactly("actors", "database");
  }

  @Test
  void onePartThatCannotBeClosedDoesNotKeepTheOthersOpen() {
    opened.add("database", () -> closed.add("database"));
    opened.add(
        "actors",
        () -> {
          throw new IOException("stuck");
        });

    opened.close();

    assertThat(closed).containsExactly("database");
  }

  @Test
  void whatIsOpenedDuringTheShutdownIsClosedAtOnce() {
    opened.close();

    assertThatThrownBy(() -> opened.add("database", () -> closed.add("database")))
        .isInstanceOf(Failure.class);
    assertThat(closed).containsExactly("database");
  }
}
