package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

final class ClusterOfOneTest {

  @Test
  void aProcessIsAClusterOfItselfUntilItIsClosed() throws Exception {
    var cluster = ClusterOfOne.start(ConfigFactory.load());
    cluster.awaitUp();

    var probe = TestProbe.create(cluster.system());
    probe.awaitAssert(() -> assertThat(cluster.check().question().problem()).isEmpty());

    cluster.close();
    assertThat(cluster.system().getWhenTerminated().toCompletableFuture()).isCompleted();
  }
}
