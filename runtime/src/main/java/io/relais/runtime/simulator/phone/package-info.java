/**
 * The phone page: several people's phones side by side, in a browser, for demos.
 *
 * <p>{@link io.relais.runtime.simulator.phone.PhonePage} gives the routes. Pages and bubbles are
 * rendered on the server (JTE, {@code src/main/jte/phone}); htmx posts what people type and tap,
 * and its SSE extension brings new bubbles and ticks. The page keeps no state of its own: what it
 * shows is the ledger, so it survives reloads and restarts. It speaks to the brand through {@link
 * io.relais.runtime.simulator.network.Network} alone: signed webhooks one way, the Graph API the
 * other.
 *
 * <p>No inline script or style anywhere: the content security policy forbids both.
 */
@NullMarked
package io.relais.runtime.simulator.phone;

import org.jspecify.annotations.NullMarked;
