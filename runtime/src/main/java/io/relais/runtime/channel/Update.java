package io.relais.runtime.channel;

import io.relais.flows.Input;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a channel tells us. */
public sealed interface Update {

  /** A customer did something. */
  record Received(Account account, Person from, Input.FromCustomer input) implements Update {}

  /**
   * What became of a message of ours.
   *
   * @param messageId the channel's id of it
   * @param tag what {@link Outbound#tag} said when it was sent, if the channel gives it back
   * @param failure why, where the status is FAILED
   */
  record StatusChanged(
      Account account,
      String messageId,
      DeliveryStatus status,
      Instant at,
      Optional<SendTag> tag,
      @Nullable String failure)
      implements Update {}

  /** The lattice of WhatsApp's statuses; FAILED and READ are above DELIVERED above SENT. */
  enum DeliveryStatus {
    SENT,
    DELIVERED,
    READ,
    FAILED
  }
}
