/**
 * The machine: one pure function from a bundle, a state, an input and a context to a turn. It has
 * no clock, no randomness and no connection; its limits bound every turn before anything is sent.
 */
@NullMarked
package io.relais.flows.engine;

import org.jspecify.annotations.NullMarked;
