package io.relais.persistence.lease;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MembersIT {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration OVER = Duration.ZERO;

  private final TestDatabase test = new TestDatabase();
  private final Members members = new Members(test.database());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theFirstFoundsAndTheNextIsToldOfIt() throws Exception {
    assertThat(await(members.othersOrFound("a:1", LONG))).isEmpty();
    assertThat(await(members.othersOrFound("b:1", LONG))).containsExactly("a:1");

    await(members.lives("b:1", LONG));
    assertThat(await(members.othersOrFound("c:1", LONG))).containsExactly("a:1", "b:1");
  }

  @Test
  void ofManyThatStartAtOnceOneFounds() {
    List<CompletableFuture<List<String>>> asked =
        IntStream.range(0, 40)
            .mapToObj(i -> members.othersOrFound("node:" + i, LONG).toCompletableFuture())
            .toList();

    assertThat(asked).extracting(TestDatabase::await).containsOnlyOnce(List.of());
  }

  @Test
  void aMemberThatNoLongerSaysThatItLivesIsNobodyToJoin() throws Exception {
    await(members.lives("a:1", OVER));

    assertThat(await(members.othersOrFound("b:1", LONG))).isEmpty();
  }

  @Test
  void oneThatStartsAgainDoesNotWaitForItself() throws Exception {
    await(members.lives("a:1", LONG));

    assertThat(await(members.othersOrFound("a:1", LONG))).isEmpty();
  }

  @Test
  void oneThatHasEndedIsForgottenAtOnce() throws Exception {
    await(members.lives("a:1", LONG));
    await(members.lives("b:1", LONG));
    await(members.ended("a:1"));

    assertThat(await(members.othersOrFound("c:1", LONG))).containsExactly("b:1");
  }
}
