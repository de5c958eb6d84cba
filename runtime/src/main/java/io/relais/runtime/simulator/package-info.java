/**
 * The other side of every demo, test and load run: simulated customers with phones, Meta's webhooks
 * and Meta's Graph API, as strict as the real ones, with faults on demand and a ledger that judges
 * what was lost, doubled or misordered.
 *
 * <p>{@link io.relais.runtime.simulator.Simulator#start} opens one port for all of it. Nothing here
 * depends on the rest of Relais, and the rest meets it over HTTP alone, so that what works against
 * the simulator has used nothing but the real platform's interfaces.
 */
@NullMarked
package io.relais.runtime.simulator;

import org.jspecify.annotations.NullMarked;
