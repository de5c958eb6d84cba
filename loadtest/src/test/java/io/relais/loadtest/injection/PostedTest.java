package io.relais.loadtest.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.process.RunFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostedTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBack() {
    var crowd = new Crowd(SEED);
    var ines = crowd.join();
    ines.next(NOON);
    ines.markAnswered();
    ines.next(NOON.plusSeconds(1));
    var tom = crowd.join();
    var file = folder.resolve("posted.jsonl");

    Posted.write(file, crowd.everybody());
    var read = Posted.read(file, SEED);

    assertThat(read).extracting(Conversation::person).containsExactly(0L, 1L);
    assertThat(read).extracting(Conversation::posted).containsExactly(2, 0);
    assertThat(read).extracting(Conversation::answered).containsExactly(1, 0);
    assertThat(read.getFirst().due(0)).isEqualTo(NOON);
    assertThat(read)
        .extracting(Conversation::customer)
        .isEqualTo(List.of(ines.customer(), tom.customer()));
    assertThat(read)
        .extracting(Conversation::script)
        .isEqualTo(List.of(ines.script(), tom.script()));
  }

  @Test
  void aFileThatGatlingDidNotLeaveEndsTheRun() {
    assertThatThrownBy(() -> Posted.read(folder.resolve("nothing"), SEED))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Gatling");
  }
}
