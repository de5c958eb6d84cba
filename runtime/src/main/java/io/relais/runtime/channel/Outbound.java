package io.relais.runtime.channel;

import io.relais.flows.Action;

/**
 * One message to be sent.
 *
 * @param to name is not used
 */
public record Outbound(Account from, Person to, SendTag tag, Action.Send message) {}
