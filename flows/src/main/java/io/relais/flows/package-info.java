/**
 * The rules of a conversation: what a flow is, and what one input to it causes.
 *
 * <p>Everything here is pure. It reads no clock, draws no random number and does no I/O; whoever
 * calls passes time and randomness in, and performs the actions that come back.
 */
@NullMarked
package io.relais.flows;

import org.jspecify.annotations.NullMarked;
