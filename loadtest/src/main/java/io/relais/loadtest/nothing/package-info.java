/**
 * What to compare with: an HTTP server that does nothing, on the library and the JVM flags that the
 * runtime uses.
 *
 * <p>What it reaches is the most that any receiver of these webhooks could reach on this machine
 * with this driver.
 */
@NullMarked
package io.relais.loadtest.nothing;

import org.jspecify.annotations.NullMarked;
