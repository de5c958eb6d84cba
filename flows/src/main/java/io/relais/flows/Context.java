package io.relais.flows;

import java.time.Instant;

/**
 * The world as a turn sees it: a value, journaled with the turn where it decides anything.
 *
 * @param conversation the conversation's id, which options on the wire carry
 * @param now the time of the turn; the machine has no clock of its own
 */
public record Context(String conversation, Instant now, Contact contact) {}
