package io.relais.loadtest.stand;

import io.relais.loadtest.process.Child;
import io.relais.loadtest.process.Probe;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/** {@code relais serve}, which may be killed and started again on the same ports. */
public final class RuntimeProcess implements AutoCloseable {
  private final Place place;
  private final List<String> command;
  private final Map<String, String> environment;
  private final URI webhook;
  private final URI management;
  private volatile Child process;

  private RuntimeProcess(
      Place place,
      List<String> command,
      Map<String, String> environment,
      URI webhook,
      URI management) {
    this.place = place;
    this.command = command;
    this.environment = environment;
    this.webhook = webhook;
    this.management = management;
    this.process = started();
  }

  /** Starts it; {@link #awaitReady} is next. */
  static RuntimeProcess start(
      Place place, Setup setup, Map<String, String> environment, URI webhook, URI management) {
    var command = List.of(place.relais(), "serve", "--workspace", setup.workspace().toString());
    return new RuntimeProcess(place, command, environment, webhook, management);
  }

  /** Where webhooks are posted. */
  public URI webhook() {
    return webhook;
  }

  /** What it counts, as text for Prometheus. */
  public URI metrics() {
    return management.resolve("/metrics");
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  public void kill() {
    process.kill();
  }

  /** Asks it to end, as an operator does, and waits until it has. */
  public void stop() {
    process.close();
  }

  /** After a kill, a stop or an end of its own; does not wait until it is ready. */
  public void restart() {
    process = started();
  }

  /** Whether it takes messages at this moment. */
  public boolean isReady(HttpClient http) {
    return Probe.answers(management.resolve("/health/ready"), http);
  }

  /** Returns once it takes messages; throws where it ends instead. */
  public void awaitReady(HttpClient http) {
    Probe.await(process, management.resolve("/health/ready"), http);
  }

  /** Throws where it has ended. */
  public void check() {
    process.check();
  }

  @Override
  public void close() {
    process.close();
  }

  private Child started() {
    return Child.start("runtime", command, environment, place.log("runtime"));
  }
}
