package io.relais.runtime.simulator.network;

import io.relais.runtime.simulator.faults.FaultInjector;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Ledger;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.webhook.Delivery;
import io.relais.runtime.simulator.webhook.Update;
import io.relais.runtime.simulator.webhook.WebhookSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an accepted message of the brand afterwards: sent, delivered, read, each with its
 * webhook.
 */
final class Statuses {

  private final ActorSystem<?> system;
  private final InstantSource clock;
  private final Ledger ledger;
  private final WebhookSender sender;
  private final FaultInjector faults;
  private final Delays delays;

  Statuses(
      ActorSystem<?> system,
      InstantSource clock,
      Ledger ledger,
      WebhookSender sender,
      FaultInjector faults,
      Delays delays) {
    this.system = system;
    this.clock = clock;
    this.ledger = ledger;
    this.sender = sender;
    this.faults = faults;
    this.delays = delays;
  }

  /** Takes the message from where it is to {@code read}, step by step. */
  void follow(CustomerLog log, Entry entry) {
    if (!(entry.message() instanceof FromBrand message)) {
      return;
    }
    switch (entry.progress()) {
      case ACCEPTED -> next(log, entry, message, Progress.SENT, delays.sent());
      // A reaction is only ever sent.
      case SENT -> {
        if (!message.type().equals("reaction")) {
          next(log, entry, message, Progress.DELIVERED, delays.delivered());
        }
      }
      case DELIVERED -> next(log, entry, message, Progress.READ, delays.read());
      case READ, FAILED -> {}
    }
  }

  /** Tells that the message will never arrive. */
  void fail(CustomerLog log, Entry entry, Update.Failure failure) {
    if (entry.message() instanceof FromBrand message) {
      ledger.moved(log, entry, Progress.FAILED);
      tell(log, entry, message, Progress.FAILED, failure);
    }
  }

  private void next(
      CustomerLog log, Entry entry, FromBrand message, Progress to, @Nullable Duration delay) {
    if (delay == null) {
      return;
    }
    Runnable step =
        () -> {
          ledger.moved(log, entry, to);
          tell(log, entry, message, to, null);
          follow(log, moved(entry, to));
        };
    if (delay.isZero()) {
      step.run();
    } else {
      system.scheduler().scheduleOnce(delay, step, system.executionContext());
    }
  }

  private static Entry moved(Entry entry, Progress to) {
    return new Entry(entry.order(), entry.revision(), entry.message(), to, entry.attempts());
  }

  private void tell(
      CustomerLog log,
      Entry entry,
      FromBrand message,
      Progress status,
      Update.@Nullable Failure failure) {
    if (faults.loseStatus()) {
      ledger.statusLost();
      return;
    }
    boolean priced = status == Progress.SENT || status == Progress.DELIVERED;
    sender.post(
        new Update.StatusOf(
            log.customer(),
            message,
            status.name().toLowerCase(Locale.ROOT),
            clock.instant(),
            priced,
            failure),
        new StatusDelivery(ledger, log, entry, status));
  }

  private record StatusDelivery(Ledger ledger, CustomerLog log, Entry entry, Progress status)
      implements Delivery {
    @Override
    public void answered() {
      ledger.statusAcknowledged(log, entry, status);
    }

    @Override
    public void attemptFailed(int attempts) {
      // The customer's phone knows; only the brand does not yet, and the next attempt is on its
      // way.
    }

    @Override
    public void abandoned() {
      ledger.statusLost();
    }
  }
}
