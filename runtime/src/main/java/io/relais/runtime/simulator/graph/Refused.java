package io.relais.runtime.simulator.graph;

/**
 * A call breaks a rule; thrown from wherever it shows, answered at the edge. Carries no stack
 * trace, for it is no bug.
 */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient GraphError error;

  Refused(GraphError error) {
    super(error.title(), null, false, false);
    this.error = error;
  }

  GraphError error() {
    return error;
  }
}
