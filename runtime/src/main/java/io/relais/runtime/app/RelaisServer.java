package io.relais.runtime.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.flows.bundle.Bundle;
import io.relais.runtime.app.cluster.ClusterNode;
import io.relais.runtime.http.WebhookRoutes;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * The whole runtime in this process: what {@code serve} and {@code demo} run, and what tests start
 * on ports of their own.
 *
 * <p>Started from the bottom up: management first, so that probes are answered while the rest
 * starts; then database, actors, conversations; the webhook last, when all that it needs is there.
 * Stopped the other way round, the database after everything that writes to it.
 */
public final class RelaisServer implements AutoCloseable {
  private static final String ENDED =
      "Expected the actor system to run until it is told to end, but it has ended by itself. The"
          + " log says why; start again: nothing that was acknowledged is lost.";

  private final Opened opened;
  private final ActorSystem<?> system;
  private final MeterRegistry metrics;
  private final InetSocketAddress address;
  private final InetSocketAddress management;

  RelaisServer(
      Opened opened,
      ActorSystem<?> system,
      MeterRegistry metrics,
      InetSocketAddress address,
      InetSocketAddress management) {
    this.opened = opened;
    this.system = system;
    this.metrics = metrics;
    this.address = address;
    this.management = management;
  }

  /**
   * Returns once the webhook is open; throws a {@link Failure}, with everything closed again, where
   * something is in the way.
   *
   * @param pages what else the web server answers
   */
  public static RelaisServer start(Settings settings, Bundle bundle, Optional<Route> pages) {
    var opened = new Opened();
    try {
      return start(settings, bundle, pages, opened);
    } catch (RuntimeException failed) {
      opened.close();
      throw failed;
    }
  }

  /** The same, for whoever closes {@code opened} whatever happens. */
  static RelaisServer start(
      Settings settings, Bundle bundle, Optional<Route> pages, Opened opened) {
    return new Startup(settings, bundle, pages, opened).run();
  }

  /** Where the webhook and the pages are, such as {@code http://127.0.0.1:8080}. */
  public URI url() {
    return url(address);
  }

  /** Where Meta, or the simulator, posts to. */
  public URI webhook() {
    return url().resolve(WebhookRoutes.PATH);
  }

  /** Where health and metrics are. */
  public URI managementUrl() {
    return url(management);
  }

  public MeterRegistry metrics() {
    return metrics;
  }

  public ActorSystem<?> system() {
    return system;
  }

  /**
   * Returns after {@link #close()}; throws a {@link Failure} where the actors ended by themselves.
   */
  public void awaitTermination() {
    system.getWhenTerminated().toCompletableFuture().join();
    if (!opened.isClosed()) {
      throw new Failure(ClusterNode.whyEnded(system).orElse(ENDED));
    }
  }

  /** Accepts nothing more, finishes what is in flight, and closes the database last. */
  @Override
  public void close() {
    opened.close();
  }

  /**
   * An address that a browser on this machine can open, also where all interfaces are listened on.
   */
  private static URI url(InetSocketAddress address) {
    var ip = address.getAddress();
    var host = ip.isAnyLocalAddress() ? "127.0.0.1" : ip.getHostAddress();
    var literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + literal + ":" + address.getPort());
  }
}
