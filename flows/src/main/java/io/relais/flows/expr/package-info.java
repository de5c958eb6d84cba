/**
 * Expressions of flows: CEL (the Common Expression Language), type-checked against the declared
 * data when a bundle is made, compiled once, evaluated without I/O.
 */
@NullMarked
package io.relais.flows.expr;

import org.jspecify.annotations.NullMarked;
