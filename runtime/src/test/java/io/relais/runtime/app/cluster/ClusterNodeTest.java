package io.relais.runtime.app.cluster;

import static io.relais.runtime.Patience.LIMIT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.relais.persistence.DatabaseSettings;
import io.relais.runtime.app.NodeSettings;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

final class ClusterNodeTest {

  @Test
  void aProcessAloneIsAClusterOfItselfUntilItIsClosedAndAsksNoDatabase() throws Exception {
    var node = alone();

    var probe = TestProbe.create(node.system());
    probe.awaitAssert(() -> assertThat(node.check().question().problem()).isEmpty());

    node.close();
    assertThat(node.system().getWhenTerminated().toCompletableFuture()).isCompleted();
    assertThat(ClusterNode.whyEnded(node.system())).isEmpty();
  }

  @Test
  void oneThatLeavesEndsByItselfAndSaysWhy() throws Exception {
    var node = alone();

    node.leave("Start it elsewhere.");

    node.system().getWhenTerminated().toCompletableFuture().get(LIMIT.toSeconds(), SECONDS);
    assertThat(ClusterNode.whyEnded(node.system())).contains("Start it elsewhere.");
  }

  private static ClusterNode alone() {
    var nowhere = new DatabaseSettings("jdbc:postgresql://127.0.0.1:9/none", "nobody", "");
    var alone = new NodeSettings(new ClusterChoice.Alone(), 1_000);
    var node = ClusterNode.start(ConfigFactory.load(), alone, nowhere);
    node.awaitUp();
    return node;
  }
}
