/**
 * The simulated WhatsApp between the customers' phones and the brand: what one side sends becomes a
 * line of the ledger and a webhook or a bubble on the other.
 *
 * <p>{@link io.relais.runtime.simulator.network.Network} is all that the phone page, the control
 * API and the simulated Graph API talk to.
 */
@NullMarked
package io.relais.runtime.simulator.network;

import org.jspecify.annotations.NullMarked;
