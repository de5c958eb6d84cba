package io.relais.runtime.conversation;

import io.relais.flows.Brand;
import io.relais.persistence.Peer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code brand.yaml} says of how messages of a number go out. */
final class NumberRules {
  private final Map<String, Brand.WhatsAppNumber> numbers;

  NumberRules(Brand brand) {
    numbers =
        brand.whatsapp().stream()
            .collect(Collectors.toMap(Brand.WhatsAppNumber::number, Function.identity()));
  }

  /** A message of unknown acceptance is rather held than sent again. */
  boolean holds(@Nullable Peer peer) {
    Brand.WhatsAppNumber number = number(peer);
    return number != null && number.onUnknown() == Brand.OnUnknown.HOLD;
  }

  /** The next message goes when the last one was delivered, not when it was accepted. */
  boolean followsDelivery(@Nullable Peer peer) {
    Brand.WhatsAppNumber number = number(peer);
    return number != null && number.order() == Brand.Order.DELIVERED;
  }

  private Brand.@Nullable WhatsAppNumber number(@Nullable Peer peer) {
    return peer == null ? null : numbers.get(peer.account());
  }
}
