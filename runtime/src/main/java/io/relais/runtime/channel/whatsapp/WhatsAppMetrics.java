package io.relais.runtime.channel.whatsapp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.relais.flows.Input;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.Update;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** The names of all metrics of WhatsApp, in one place; Prometheus shows dots as underscores. */
public final class WhatsAppMetrics {
  /** {@code relais_webhook_requests_total{status}}. */
  public static final String WEBHOOK_REQUESTS = "relais.webhook.requests";

  /** {@code relais_webhook_latency_seconds}: from the request's head to its answer. */
  public static final String WEBHOOK_LATENCY = "relais.webhook.latency";

  /** {@code relais_inbound_updates_total{kind,outcome}}: stored, unstored, ignored, malformed. */
  public static final String INBOUND_UPDATES = "relais.inbound.updates";

  /** {@code relais_graph_sends_total{result,code}}: accepted, retry, refused, unknown. */
  public static final String GRAPH_SENDS = "relais.graph.sends";

  /** {@code relais_graph_latency_seconds}: of one request to the Graph API. */
  public static final String GRAPH_LATENCY = "relais.graph.latency";

  /** {@code relais_graph_stops_total{code}}: a number was stopped and somebody must act. */
  public static final String GRAPH_STOPS = "relais.graph.stops";

  /** {@code relais_graph_queued}: messages that wait for their number's rate. */
  public static final String GRAPH_QUEUED = "relais.graph.queued";

  private final MeterRegistry registry;

  public WhatsAppMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  public void webhook(int status, Duration took) {
    registry.counter(WEBHOOK_REQUESTS, "status", Integer.toString(status)).increment();
    registry.timer(WEBHOOK_LATENCY).record(took);
  }

  public void stored(Update update) {
    inbound(kind(update), "stored");
  }

  public void unstored(Update update) {
    inbound(kind(update), "unstored");
  }

  public void ignored(IgnoredBecause because) {
    inbound(because.label(), "ignored");
  }

  public void malformed() {
    inbound("malformed", "malformed");
  }

  public void sent(SendResult result) {
    switch (result) {
      case SendResult.Accepted ignored -> sends("accepted", 0);
      case SendResult.Retry retry -> sends("retry", retry.code());
      case SendResult.Refused refused -> sends("refused", refused.code());
      case SendResult.Unknown ignored -> sends("unknown", 0);
    }
  }

  public void answered(Duration took) {
    registry.timer(GRAPH_LATENCY).record(took);
  }

  public void stopped(int code) {
    registry.counter(GRAPH_STOPS, "code", Integer.toString(code)).increment();
  }

  public void showQueued(Supplier<Number> queued) {
    // Unlike registry.gauge(…), this keeps the supplier, which nobody else does.
    Gauge.builder(GRAPH_QUEUED, queued).register(registry);
  }

  private void sends(String result, int code) {
    registry.counter(GRAPH_SENDS, "result", result, "code", Integer.toString(code)).increment();
  }

  private void inbound(String kind, String outcome) {
    registry.counter(INBOUND_UPDATES, "kind", kind, "outcome", outcome).increment();
  }

  private static String kind(Update update) {
    return switch (update) {
      case Update.Received received ->
          switch (received.input()) {
            case Input.Message ignored -> "message";
            case Input.Tap ignored -> "tap";
            case Input.Attachment ignored -> "attachment";
            case Input.Unsupported ignored -> "unsupported";
            case Input.TemplateReplied ignored -> "template_reply";
            case Input.Referred ignored -> "referral";
          };
      case Update.StatusChanged changed -> changed.status().name().toLowerCase(Locale.ROOT);
    };
  }
}
