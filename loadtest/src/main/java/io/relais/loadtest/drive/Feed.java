package io.relais.loadtest.drive;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a driver gets its requests and leaves their answers. Called by the driver's thread alone.
 *
 * @param <T> what a request is about
 */
public interface Feed<T> {

  /** What to post next; null where nobody has anything to say until an answer comes. */
  @Nullable T next();

  /** Whether nobody will have anything to say any more, whatever answers still come. */
  default boolean isOver() {
    return false;
  }

  /**
   * The bytes of that request.
   *
   * @param due when it should have been posted
   */
  ByteBuffer request(T subject, Instant due);

  /** Its answer. */
  void answered(T subject, int status);

  /** No answer: refused, closed or too late. It may have been taken all the same. */
  void unanswered(T subject);
}
