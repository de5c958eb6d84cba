/**
 * Load on a running Relais, from outside.
 *
 * <p>Nothing here sees a class of the system it measures: it knows it by HTTP alone, as Meta does.
 */
@NullMarked
package io.relais.loadtest;

import org.jspecify.annotations.NullMarked;
