/**
 * Gatling's scenarios from the command line: the processes are started, Gatling injects, and the
 * simulator's ledger says what came of it.
 *
 * <p>{@link io.relais.loadtest.scenario.ScenarioRun} is the order of events.
 */
@NullMarked
package io.relais.loadtest.scenario;

import org.jspecify.annotations.NullMarked;
