package io.relais.persistence.access;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.access.AccessRig.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInFailuresIT {
  private static final Duration DAY = Duration.ofDays(1);

  private static AccessRig rig;
  private static SignInFailures failures;

  @BeforeAll
  static void open() {
    rig = new AccessRig();
    // Two are free; each further one locks for as many minutes as there were failures.
    failures =
        new SignInFailures(
            rig.test.database(),
            count -> count < 3 ? Duration.ZERO : Duration.ofMinutes(count),
            DAY);
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Test
  void aNameIsLockedForLongerEachTime() throws Exception {
    assertThat(attempt("ines", NOON)).isEmpty();
    assertThat(attempt("ines", NOON)).isEmpty();
    assertThat(attempt("ines", NOON)).isEmpty();

    Instant first = NOON.plus(Duration.ofMinutes(3));
    assertThat(attempt("ines", NOON)).contains(first);
    assertThat(attempt("ines", first.minusMillis(1))).contains(first);
    assertThat(attempt("ines", first)).isEmpty();
    assertThat(attempt("ines", first)).contains(first.plus(Duration.ofMinutes(4)));
    assertThat(attempt("tom", first)).isEmpty();
  }

  @Test
  void aSuccessBeginsAnew() throws Exception {
    attempt("lea", NOON);
    attempt("lea", NOON);
    await(failures.forget(name("lea"), NOON));

    assertThat(attempt("lea", NOON)).isEmpty();
    assertThat(attempt("lea", NOON)).isEmpty();
    assertThat(attempt("lea", NOON)).isEmpty();
    assertThat(attempt("lea", NOON)).isPresent();
  }

  @Test
  void guessesMadeAtTheSameMomentAreCountedOneByOne() {
    var attempts =
        IntStream.range(0, 40)
            .mapToObj(i -> failures.attempt(name("ana"), NOON).toCompletableFuture())
            .toList();

    assertThat(attempts.stream().map(CompletableFuture::join).filter(Optional::isEmpty)).hasSize(3);
  }

  @Test
  void failuresAreForgottenAfterADay() throws Exception {
    attempt("max", NOON);
    attempt("max", NOON);
    Instant later = NOON.plus(DAY).plusMillis(1);

    assertThat(attempt("max", later)).isEmpty();
    assertThat(attempt("max", later)).isEmpty();
  }

  @Test
  void namesThatNobodyTriesAnyMoreAreRemoved() throws Exception {
    attempt("made-up", NOON.minus(DAY.multipliedBy(3)));
    await(failures.forget(name("somebody"), NOON));

    assertThat(
            rig.test.text(
                "SELECT count(*) FROM sign_in_failure WHERE failed_at < '2026-11-22T00:00:00Z'"))
        .isEqualTo("0");
  }

  private static Optional<Instant> attempt(String name, Instant now) throws Exception {
    return await(failures.attempt(name(name), now));
  }

  private static byte[] name(String name) {
    return rig.test.vault().signIn().name(name);
  }
}
