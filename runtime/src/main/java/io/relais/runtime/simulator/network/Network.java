package io.relais.runtime.simulator.network;

import io.relais.runtime.simulator.faults.FaultInjector;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Ledger;
import io.relais.runtime.simulator.ledger.Ledger.BrandMessage;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.webhook.Delivery;
import io.relais.runtime.simulator.webhook.Update;
import io.relais.runtime.simulator.webhook.WebhookSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** Carries messages between customers and the brand; safe to use from any thread. */
public final class Network {

  /** How long a typing indicator shows if no message ends it; Meta's own figure. */
  private static final Duration TYPING = Duration.ofSeconds(25);

  private final Ledger ledger;
  private final WebhookSender sender;
  private final Statuses statuses;
  private final Lanes lanes = new Lanes();
  private final InstantSource clock;
  private final String defaultNumberId;

  public Network(
      ActorSystem<?> system,
      InstantSource clock,
      Ledger ledger,
      WebhookSender sender,
      FaultInjector faults,
      Delays delays,
      String defaultNumberId) {
    this.ledger = ledger;
    this.sender = sender;
    this.clock = clock;
    this.statuses = new Statuses(system, clock, ledger, sender, faults, delays);
    this.defaultNumberId = defaultNumberId;
  }

  /** Where everything is written down. */
  public Ledger ledger() {
    return ledger;
  }

  /** What an earlier run left undone: messages not yet answered 200, statuses not yet told. */
  public void continuePending() {
    for (CustomerLog log : ledger.customers()) {
      for (Entry entry : log.transcript()) {
        switch (entry.message()) {
          case FromCustomer _ when entry.progress() == Progress.SENT -> deliver(log, entry);
          case FromBrand _ -> statuses.follow(log, entry);
          case FromCustomer _ -> {}
        }
      }
    }
  }

  /** Somebody joins, or takes a new name; by phone or user id the same person as before. */
  public CustomerLog join(Customer customer) {
    return ledger.register(customer);
  }

  /** A customer sends something to the brand's first number. */
  public Entry say(CustomerLog log, Content content, @Nullable String contextId) {
    return say(log, defaultNumberId, content, contextId);
  }

  /** A customer sends something to that number of the brand. */
  public Entry say(CustomerLog log, String numberId, Content content, @Nullable String contextId) {
    var entry = ledger.said(log, numberId, content, contextId);
    deliver(log, entry);
    return entry;
  }

  /** What one customer says of a webhook that tells several things at once. */
  public record Saying(CustomerLog log, Content content) {}

  /** Several messages, of one or more customers, in one POST. */
  public List<Entry> sayTogether(List<Saying> sayings) {
    var entries = new ArrayList<Entry>();
    var updates = new ArrayList<Update>();
    var deliveries = new ArrayList<Delivery>();
    for (Saying saying : sayings) {
      var entry = ledger.said(saying.log(), defaultNumberId, saying.content(), null);
      entries.add(entry);
      updates.add(update(saying.log(), entry));
      deliveries.add(new MessageDelivery(ledger, saying.log(), entry, () -> {}));
    }
    sender.postTogether(updates, deliveries);
    return entries;
  }

  /**
   * A customer taps a choice of a message of the brand.
   *
   * @param messageId the message; null for the newest that offers the choice
   * @param idOrTitle the button's or row's id, or its title
   * @return empty if no message offers it
   */
  public Optional<Entry> tap(CustomerLog log, @Nullable String messageId, String idOrTitle) {
    for (Entry entry : log.transcript().reversed()) {
      if (entry.message() instanceof FromBrand message
          && (messageId == null || message.id().equals(messageId))) {
        var choice = Choices.of(message, idOrTitle);
        if (choice.isPresent()) {
          return Optional.of(say(log, message.numberId(), choice.get(), message.id()));
        }
      }
    }
    return Optional.empty();
  }

  /** Posts these bytes as a webhook: signed, redelivered, but of no customer. */
  public void postRaw(byte[] body) {
    sender.postRaw(body, Delivery.UNWATCHED);
  }

  /**
   * The Graph API accepted a message of the brand: it shows on the phone, and its statuses follow.
   */
  public Entry accept(CustomerLog log, BrandMessage message) {
    var entry = ledger.accepted(log, message);
    statuses.follow(log, entry);
    return entry;
  }

  /**
   * The Graph API accepted a message that will fail: a status says so, and the phone never shows
   * it.
   */
  public Entry acceptAndFail(CustomerLog log, BrandMessage message, Update.Failure failure) {
    var entry = ledger.accepted(log, message);
    statuses.fail(log, entry, failure);
    return entry;
  }

  /**
   * The brand read a customer's message and all before it.
   *
   * @param typing whether it also shows that it is typing
   * @return false if no such message is known
   */
  public boolean read(String messageId, boolean typing) {
    var log = ledger.ownerOf(messageId);
    var entry = log.flatMap(owner -> owner.find(messageId));
    if (entry.isEmpty() || !(entry.get().message() instanceof FromCustomer)) {
      return false;
    }
    ledger.read(log.get(), entry.get());
    if (typing) {
      ledger.typing(log.get(), clock.instant().plus(TYPING));
    }
    return true;
  }

  private void deliver(CustomerLog log, Entry entry) {
    String key = log.customer().key();
    var delivery = new MessageDelivery(ledger, log, entry, () -> lanes.done(key));
    lanes.submit(key, () -> sender.post(update(log, entry), delivery));
  }

  private static Update.Said update(CustomerLog log, Entry entry) {
    if (entry.message() instanceof FromCustomer message) {
      return new Update.Said(log.customer(), message);
    }
    throw new IllegalArgumentException("Expected a customer's message, but it is the brand's.");
  }

  /** Writes down what becomes of a customer's message. */
  private record MessageDelivery(Ledger ledger, CustomerLog log, Entry entry, Runnable settled)
      implements Delivery {
    @Override
    public void answered() {
      ledger.acknowledged(log, entry);
      settled.run();
    }

    @Override
    public void attemptFailed(int attempts) {
      ledger.attemptFailed(log, entry, attempts);
    }

    @Override
    public void abandoned() {
      ledger.abandoned(log, entry);
      settled.run();
    }
  }
}
