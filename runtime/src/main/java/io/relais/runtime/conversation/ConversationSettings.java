package io.relais.runtime.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.flows.Brand;
import io.relais.flows.bundle.Bundle;
import io.relais.runtime.channel.Channel;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What every conversation of this process shares.
 *
 * @param bundle the brand that speaks
 * @param channel how messages go out
 * @param random for the jitter of retries; shared by all, so it must be safe for threads
 */
public record ConversationSettings(
    Bundle bundle,
    Channel channel,
    InstantSource clock,
    RandomGenerator random,
    MeterRegistry metrics) {

  /** The numbers whose messages of unknown acceptance are held rather than sent again. */
  Set<String> holding() {
    return bundle.brand().whatsapp().stream()
        .filter(number -> number.onUnknown() == Brand.OnUnknown.HOLD)
        .map(Brand.WhatsAppNumber::number)
        .collect(Collectors.toUnmodifiableSet());
  }
}
