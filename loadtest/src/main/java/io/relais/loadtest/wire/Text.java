package io.relais.loadtest.wire;

import java.time.Instant;

/**
 * A text that a customer sends.
 *
 * @param id {@code wamid.…}; the same id again is the same message, redelivered
 * @param at when it was written; the wire carries whole seconds
 */
public record Text(Customer from, String id, Instant at, String body) {}
