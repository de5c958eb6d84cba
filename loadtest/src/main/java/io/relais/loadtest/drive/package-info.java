/**
 * A lean HTTP load driver: one thread, one selector, keep-alive connections that each carry one
 * POST at a time.
 *
 * <p>The machine that measures shares its cores with what it measures; a general HTTP client would
 * cost more than the server under test.
 */
@NullMarked
package io.relais.loadtest.drive;

import org.jspecify.annotations.NullMarked;
