package io.relais.runtime.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.flows.bundle.Bundle;
import io.relais.runtime.channel.Channel;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What every conversation of this process shares.
 *
 * @param bundle the brand that speaks
 * @param channel how messages go out
 * @param random for the jitter of retries; shared by all, so it must be safe for threads
 * @param keepsRows the journal does not write the rows of conversations: it is done after each
 *     write
 */
public record ConversationSettings(
    Bundle bundle,
    Channel channel,
    InstantSource clock,
    RandomGenerator random,
    MeterRegistry metrics,
    boolean keepsRows) {}
