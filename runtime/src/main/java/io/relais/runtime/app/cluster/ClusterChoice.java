package io.relais.runtime.app.cluster;

/** Whether other processes share the conversations with this one. */
public sealed interface ClusterChoice {

  /** What this node is, in words for its banner. */
  String describe();

  /** This process is all there is. */
  record Alone() implements ClusterChoice {
    @Override
    public String describe() {
      return "this process alone";
    }
  }

  /**
   * All nodes on the same database share them.
   *
   * @param host where the others reach this node
   * @param port 0 takes any free one
   */
  record Shared(String host, int port) implements ClusterChoice {
    @Override
    public String describe() {
      return "shared with all nodes on this database; this one is " + host + ":" + port;
    }
  }
}
