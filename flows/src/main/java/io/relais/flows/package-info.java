/**
 * The vocabulary of a conversation's rules: what a flow is, what a conversation's state is, what
 * can come in and what goes out.
 *
 * <p>Everything here is a plain value: no I/O, no clock, no randomness. The record of a
 * conversation (module persistence) is written in these words and must be readable for ever, so
 * {@link io.relais.flows.Input}, {@link io.relais.flows.Outcome}, {@link io.relais.flows.Action}
 * and {@link io.relais.flows.FlowState} change only by addition. The machine that runs them is
 * {@code io.relais.flows.engine}.
 */
@NullMarked
package io.relais.flows;

import org.jspecify.annotations.NullMarked;
