package io.relais.runtime.channel.whatsapp;

import io.relais.runtime.channel.whatsapp.WebhookItem.Ignored;
import io.relais.runtime.channel.whatsapp.WebhookItem.Malformed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what did not become an update, and logs what an operator should act on; no content. */
public final class InboundAudit {
  private static final Logger LOG = LoggerFactory.getLogger(InboundAudit.class);

  /** Unknown numbers that are named in the log, once each; more are only counted. */
  private static final int NAMED_NUMBERS = 100;

  private final WhatsAppMetrics metrics;
  private final Set<String> named = ConcurrentHashMap.newKeySet();

  public InboundAudit(WhatsAppMetrics metrics) {
    this.metrics = metrics;
  }

  public void ignored(Ignored item) {
    metrics.ignored(item.because());
    switch (item.because()) {
      case UNKNOWN_NUMBER -> unknownNumber(item.detail());
      case ACCOUNT_ERROR ->
          LOG.warn("Meta reported error {} of the number or the app", item.detail());
      default -> LOG.debug("Left aside: {} ({})", item.because(), item.detail());
    }
  }

  public void malformed(Malformed item) {
    metrics.malformed();
    LOG.warn("Kept as a dead letter: {} ({} bytes)", item.reason(), item.raw().size());
  }

  private void unknownNumber(String id) {
    if (named.size() < NAMED_NUMBERS && named.add(id)) {
      LOG.warn(
          "Expected webhooks of the numbers in brand.yaml, but one came for phone_number_id {}. "
              + "Add it there, or unsubscribe the app from it at Meta.",
          id);
    }
  }
}
