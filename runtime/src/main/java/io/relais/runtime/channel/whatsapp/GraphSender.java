package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.Channel;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.SendResult.Refused;
import io.relais.runtime.channel.SendResult.Retry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Authorization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends through the Graph API: checks Meta's limits, waits for the number's rate, posts once, and
 * reads the answer by {@link GraphErrors}. Meta has no idempotency key, so each message carries its
 * own id in {@code biz_opaque_callback_data}, and a request whose answer did not come is {@link
 * SendResult.Unknown}, never tried again here.
 */
public final class GraphSender implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(GraphSender.class);

  private final WhatsAppMetrics metrics;
  private final GraphPool pool;
  private final Pacer pacer;
  private final Map<String, HttpRequest> templates;

  public GraphSender(
      ActorSystem<?> system, GraphAccess access, GraphTimes times, WhatsAppMetrics metrics) {
    this.metrics = metrics;
    this.pool = new GraphPool(system, access.url(), times);
    this.pacer =
        new Pacer(
            access.rates(),
            times.connections(),
            System::nanoTime,
            (delay, task) ->
                system.scheduler().scheduleOnce(delay, task, system.executionContext()),
            this::stopped);
    this.templates =
        access.rates().keySet().stream()
            .collect(Collectors.toUnmodifiableMap(n -> n, n -> template(access, n)));
    metrics.showQueued(pacer::queued);
  }

  private static HttpRequest template(GraphAccess access, String number) {
    return HttpRequest.POST(access.path(number)).addHeader(Authorization.oauth2(access.token()));
  }

  @Override
  public CompletionStage<SendResult> send(Outbound message) {
    String problem = GraphLimits.problem(message);
    CompletionStage<SendResult> result =
        problem == null
            ? pacer.submit(message.from().id(), () -> attempt(message))
            : CompletableFuture.completedFuture(new Refused(0, problem));
    return result.whenComplete((sent, never) -> metrics.sent(sent));
  }

  /** Finishes what is in flight and closes the connections. */
  public CompletionStage<Done> close() {
    return pacer.close().thenCompose(drained -> pool.close());
  }

  private CompletionStage<Verdict> attempt(Outbound message) {
    HttpRequest template = templates.get(message.from().id());
    if (template == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("Expected a number that the pacer knows"));
    }
    long start = System.nanoTime();
    return pool.post(template.withEntity(ContentTypes.APPLICATION_JSON, GraphBody.of(message)))
        .thenApply(
            answer -> {
              metrics.answered(Duration.ofNanos(System.nanoTime() - start));
              return answer.verdict();
            });
  }

  private void stopped(String number, Retry because) {
    metrics.stopped(because.code());
    LOG.error(
        "Number {} was stopped for {} s: {}. Nothing is lost: its messages wait. Check the token, "
            + "the app's permissions and the number's state at Meta.",
        number,
        because.atLeast().toSeconds(),
        because.reason());
  }
}
