package io.relais.persistence.journal;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.dispatch.Futures;
import scala.concurrent.Future;
import scala.concurrent.Promise;

/** Stages as the plugins of Pekko Persistence want them. */
final class ScalaFutures {
  private ScalaFutures() {}

  /** What fails the stage fails the future, without the wrapping that stages add on their way. */
  static <T, R> Future<R> of(CompletionStage<T> stage, Function<T, R> result) {
    Promise<R> promise = Futures.promise();
    stage
        .thenApply(result)
        .whenComplete(
            (value, failure) -> {
              if (failure == null) {
                promise.success(value);
              } else {
                promise.failure(unwrapped(failure));
              }
            });
    return promise.future();
  }

  /** For the plugins' methods that answer {@code Void}, of which there is only null. */
  @SuppressWarnings("NullAway") // Pekko's Java API asks for it
  static Future<Void> done(CompletionStage<?> stage) {
    return of(stage, _ -> null);
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? unwrapped(cause) : failure;
  }
}
