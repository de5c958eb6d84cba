package io.relais.runtime.http;

import java.util.Optional;

/**
 * One thing that must be well for this process to be given work.
 *
 * @param name one lower-case word, such as {@code database}
 */
public record HealthCheck(String name, Question question) {

  /** Asked at every look at readiness, never twice at the same time. */
  @FunctionalInterface
  public interface Question {
    /**
     * Empty where all is well; otherwise what is wrong, in words for an operator. May block and may
     * throw: a late answer and an exception both count as a problem.
     */
    Optional<String> problem() throws Exception;
  }
}
