package io.relais.loadtest.verdict;

import java.time.Instant;

/**
 * A message of the brand as the simulator's ledger has it.
 *
 * @param customer the phone's digits
 * @param at when the Graph API accepted it
 * @param text its text, or the body of its buttons or list
 * @param tag the runtime's own name for it, the same when it is sent again; empty where it has none
 */
public record Reply(String customer, Instant at, String text, String tag) {}
