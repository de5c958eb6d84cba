/**
 * The simulated Graph API: {@code POST /{version}/{phone_number_id}/messages}, as strict as Meta's.
 *
 * <p>A call passes the token, {@link io.relais.runtime.simulator.graph.SendRules} with one class of
 * rules per kind of message, the 24-hour window and the rate limits; each refusal is a {@link
 * io.relais.runtime.simulator.graph.GraphError} with Meta's code. Limits come from Meta's reference
 * of the Cloud API's messages endpoint.
 */
@NullMarked
package io.relais.runtime.simulator.graph;

import org.jspecify.annotations.NullMarked;
