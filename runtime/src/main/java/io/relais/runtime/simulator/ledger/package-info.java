/**
 * The judge of every demo, test and load run: what customers wrote, what the brand had accepted by
 * the simulated Graph API, in which order, and how far each message got.
 *
 * <p>{@link io.relais.runtime.simulator.ledger.Ledger} keeps one {@link
 * io.relais.runtime.simulator.ledger.CustomerLog} per customer, bounded in memory, and tells
 * whoever listens of each change. With a data directory it also writes {@link
 * io.relais.runtime.simulator.ledger.LedgerFile}, from which it continues after a kill.
 *
 * <p>Nothing here knows of HTTP, webhooks or pages.
 */
@NullMarked
package io.relais.runtime.simulator.ledger;

import org.jspecify.annotations.NullMarked;
