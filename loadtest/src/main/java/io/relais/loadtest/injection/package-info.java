/**
 * Gatling's side of a run: who writes what and how it is posted. It runs in a process of its own
 * and knows the runtime by HTTP alone; what it has posted is left in a file, which whoever started
 * it compares with the simulator's ledger.
 *
 * <p>{@link io.relais.loadtest.injection.SteadySupport} is an ordinary day, {@link
 * io.relais.loadtest.injection.Redelivery} one of Meta's bad ones.
 */
@NullMarked
package io.relais.loadtest.injection;

import org.jspecify.annotations.NullMarked;
