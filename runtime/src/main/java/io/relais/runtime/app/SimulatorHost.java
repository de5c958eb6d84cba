package io.relais.runtime.app;

import com.typesafe.config.ConfigFactory;
import io.relais.runtime.simulator.Simulator;
import io.relais.runtime.simulator.SimulatorConfig;
import java.time.Clock;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A simulator with an actor system of its own: it shares nothing with the runtime but HTTP. */
final class SimulatorHost implements AutoCloseable {
  private final ActorSystem<Void> system;
  private final Simulator simulator;

  private SimulatorHost(ActorSystem<Void> system, Simulator simulator) {
    this.system = system;
    this.simulator = simulator;
  }

  /** Starts one that listens; a {@link Failure} says why where it cannot. */
  static SimulatorHost start(SimulatorConfig config) {
    var alone = ConfigFactory.parseMap(Map.of("pekko.actor.provider", "local"));
    var system =
        ActorSystem.<Void>create(
            Behaviors.empty(), "simulator", alone.withFallback(ConfigFactory.load()));
    try {
      return new SimulatorHost(system, Simulator.start(config, system, Clock.systemUTC()));
    } catch (IllegalStateException cannotListen) {
      stop(system);
      throw new Failure(String.valueOf(cannotListen.getMessage()));
    }
  }

  Simulator simulator() {
    return simulator;
  }

  /** Returns when the simulator has been closed. */
  void awaitTermination() {
    system.getWhenTerminated().toCompletableFuture().join();
  }

  @Override
  public void close() {
    simulator.stop().toCompletableFuture().join();
    stop(system);
  }

  private static void stop(ActorSystem<Void> system) {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
