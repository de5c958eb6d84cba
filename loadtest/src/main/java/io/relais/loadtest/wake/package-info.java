/**
 * How fast conversations wake up: many that a restart has put to sleep are written to at once.
 *
 * <p>{@link io.relais.loadtest.wake.WakeRun} is the order of events.
 */
@NullMarked
package io.relais.loadtest.wake;

import org.jspecify.annotations.NullMarked;
