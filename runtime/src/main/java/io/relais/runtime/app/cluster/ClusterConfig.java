package io.relais.runtime.app.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.relais.runtime.app.NodeSettings;
import io.relais.runtime.app.cluster.ClusterChoice.Alone;
import io.relais.runtime.app.cluster.ClusterChoice.Shared;
import java.util.Map;

/** What the settings of a node change of {@code cluster.conf}. */
final class ClusterConfig {
  private static final String ARTERY = "pekko.remote.artery.canonical.";
  private static final String STRATEGY = "pekko.cluster.split-brain-resolver.active-strategy";
  private static final String LIMIT =
      "pekko.cluster.sharding.passivation.longest-unused.active-entity-limit";

  private ClusterConfig() {}

  /** To be put above everything else. */
  static Config of(NodeSettings node) {
    return ConfigFactory.parseMap(
            Map.of(LIMIT, node.activeConversations()), "RELAIS_ACTIVE_CONVERSATIONS")
        .withFallback(of(node.cluster()));
  }

  private static Config of(ClusterChoice choice) {
    return switch (choice) {
      case Alone() -> ConfigFactory.empty();
      case Shared(var host, var port) ->
          ConfigFactory.parseMap(
              Map.of(ARTERY + "hostname", host, ARTERY + "port", port, STRATEGY, "lease-majority"),
              "RELAIS_CLUSTER_HOST and RELAIS_CLUSTER_PORT");
    };
  }
}
