/**
 * What a run stands on: database, simulator and runtime, each a process of its own on free ports of
 * the loopback, so that any of them can be killed, paused and started again without the others.
 *
 * <p>{@link io.relais.loadtest.stand.Stand} starts and stops all three.
 */
@NullMarked
package io.relais.loadtest.stand;

import org.jspecify.annotations.NullMarked;
