/**
 * Who writes what: the script that every conversation follows, conversations on their way through
 * it, and the population that says whose turn it is.
 */
@NullMarked
package io.relais.loadtest.people;

import org.jspecify.annotations.NullMarked;
