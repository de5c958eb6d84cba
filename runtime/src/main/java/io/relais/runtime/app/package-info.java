/**
 * The process: its command line, its settings, and the wiring that starts every part in order and
 * stops them in the opposite one.
 *
 * <p>{@link io.relais.runtime.app.RelaisServer} is the whole runtime as one object; the commands
 * {@code serve} and {@code demo} start it, and so do tests, on ports of their own. Nothing else in
 * the runtime knows this package.
 *
 * <p>Classes named {@code …Command} are read by picocli at every start, even for {@code --help}:
 * they mention neither actors nor HTTP nor the database, so that short commands stay short.
 */
@NullMarked
package io.relais.runtime.app;

import org.jspecify.annotations.NullMarked;
