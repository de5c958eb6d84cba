package io.relais.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private final Deque<Runnable> scheduled = new ArrayDeque<>();
  private final List<List<Integer>> batches = new ArrayList<>();

  @Test
  void whatComesWhileABatchIsUnderWayGoesTogether() {
    var batcher = new Batcher<>("numbers", 3, 100, scheduled::add, this::doubled);

    var answers = IntStream.rangeClosed(1, 5).mapToObj(batcher::submit).toList();
    assertThat(scheduled).as("one drain for all").hasSize(1);
    scheduled.pop().run();

    assertThat(batches).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    assertThat(answers.stream().map(BatcherTest::join)).containsExactly(2, 4, 6, 8, 10);
    assertThat(batcher.waiting()).isZero();
  }

  @Test
  void theBadItemFailsAloneAndCostsNoOther() {
    var batcher = new Batcher<Integer, Integer>("numbers", 100, 100, scheduled::add, this::noFives);

    var answers = IntStream.rangeClosed(1, 9).mapToObj(batcher::submit).toList();
    scheduled.pop().run();

    for (int i = 1; i <= 9; i++) {
      var answer = answers.get(i - 1);
      if (i == 5) {
        assertThatThrownBy(() -> join(answer)).hasRootCauseMessage("a five");
      } else {
        assertThat(join(answer)).isEqualTo(2 * i);
      }
    }
  }

  @Test
  void anOutageFailsTheWholeBatchAtOnce() {
    var batcher =
        new Batcher<Integer, Integer>(
            "numbers",
            100,
            100,
            scheduled::add,
            batch -> {
              batches.add(batch);
              throw new SQLException("gone", "08006");
            });

    var answers = IntStream.rangeClosed(1, 9).mapToObj(batcher::submit).toList();
    scheduled.pop().run();

    assertThat(batches).hasSize(1);
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    assertThat(batcher.waiting()).isZero();
  }

  @Test
  void whereNoConnectionIsToBeHadAllThatWaitsFailsAtOnceAndLaterOnesAreTriedAgain() {
    var gone = new AtomicBoolean(true);
    var batcher =
        new Batcher<Integer, Integer>(
            "numbers",
            2,
            100,
            scheduled::add,
            batch -> {
              if (gone.get()) {
                batches.add(batch);
                throw new SQLTransientConnectionException("timed out after 30 s");
              }
              return twice(batch);
            });

    var answers = IntStream.rangeClosed(1, 9).mapToObj(batcher::submit).toList();
    scheduled.pop().run();
    assertThat(batches).hasSize(1);
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    assertThat(batcher.waiting()).isZero();

    gone.set(false);
    var later = batcher.submit(5);
    scheduled.pop().run();
    assertThat(join(later)).isEqualTo(10);
  }

  @Test
  void aFullBacklogRefusesAtOnceAndTakesAgainLater() {
    var batcher = new Batcher<>("numbers", 2, 3, scheduled::add, this::doubled);
    IntStream.rangeClosed(1, 3).forEach(batcher::submit);

    assertThatThrownBy(() -> join(batcher.submit(4)))
        .hasRootCauseMessage("Expected room for numbers, but 3 are waiting already");
    scheduled.pop().run();
    var later = batcher.submit(5);
    scheduled.pop().run();

    assertThat(join(later)).isEqualTo(10);
  }

  @Test
  void nobodyIsForgottenWhenManyThreadsSubmit() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var batcher =
          new Batcher<Integer, Integer>("numbers", 7, 100_000, threads, BatcherTest::twice);
      var submitted =
          IntStream.range(0, 64)
              .mapToObj(
                  thread ->
                      threads.submit(
                          () ->
                              IntStream.range(0, 500)
                                  .map(i -> join(batcher.submit(i)) - 2 * i)
                                  .sum()))
              .toList();

      assertThat(submitted).allSatisfy(sum -> assertThat(sum.get()).isZero());
    }
  }

  private List<Integer> doubled(List<Integer> batch) {
    batches.add(batch);
    return twice(batch);
  }

  private List<Integer> noFives(List<Integer> batch) throws SQLException {
    if (batch.contains(5)) {
      throw new SQLException("a five", "22001");
    }
    return twice(batch);
  }

  private static List<Integer> twice(List<Integer> batch) {
    return batch.stream().map(i -> 2 * i).toList();
  }

  private static <T> T join(CompletionStage<T> stage) throws CompletionException {
    return stage.toCompletableFuture().join();
  }
}
