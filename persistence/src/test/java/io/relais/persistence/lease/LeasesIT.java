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

class LeasesIT {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration OVER = Duration.ZERO;

  private final TestDatabase test = new TestDatabase();
  private final Leases leases = new Leases(test.database());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aLeaseHasOneOwnerWhoMayTakeItAgain() throws Exception {
    assertThat(await(leases.acquire("split", "a", LONG))).isTrue();
    assertThat(await(leases.acquire("split", "b", LONG))).isFalse();
    assertThat(await(leases.acquire("split", "a", LONG))).isTrue();
    assertThat(await(leases.acquire("other", "b", LONG))).isTrue();
  }

  @Test
  void ofManyThatAskAtOnceOneGetsIt() {
    List<CompletableFuture<Boolean>> asked =
        IntStream.range(0, 40)
            .mapToObj(i -> leases.acquire("split", "node-" + i, LONG).toCompletableFuture())
            .toList();

    assertThat(asked).extracting(TestDatabase::await).containsOnlyOnce(true);
  }

  @Test
  void anExpiredLeaseIsFreeForAnybody() throws Exception {
    await(leases.acquire("split", "a", OVER));

    assertThat(await(leases.acquire("split", "b", LONG))).isTrue();
    assertThat(await(leases.renew("split", "a", LONG))).isFalse();
    assertThat(await(leases.acquire("split", "a", LONG))).isFalse();
  }

  @Test
  void anExpiredLeaseThatNobodyTookIsStillTheOwners() throws Exception {
    await(leases.acquire("split", "a", OVER));

    assertThat(await(leases.renew("split", "a", LONG))).isTrue();
    assertThat(await(leases.acquire("split", "b", LONG))).isFalse();
  }

  @Test
  void onlyTheOwnerGivesItUp() throws Exception {
    await(leases.acquire("split", "a", LONG));

    assertThat(await(leases.release("split", "b"))).isFalse();
    assertThat(await(leases.acquire("split", "b", LONG))).isFalse();
    assertThat(await(leases.release("split", "a"))).isTrue();
    assertThat(await(leases.renew("split", "a", LONG))).isFalse();
    assertThat(await(leases.acquire("split", "b", LONG))).isTrue();
  }
}
