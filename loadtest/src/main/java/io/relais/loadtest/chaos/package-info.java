/**
 * Running conversations while the runtime is killed and the database is killed and paused, again
 * and again: nothing may get lost, the order stays, and a reply comes twice only where nobody could
 * know whether it had been accepted.
 *
 * <p>{@link io.relais.loadtest.chaos.ChaosRun} is the order of events.
 */
@NullMarked
package io.relais.loadtest.chaos;

import org.jspecify.annotations.NullMarked;
