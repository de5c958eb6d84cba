/**
 * What goes wrong on purpose: {@link io.relais.runtime.simulator.faults.Faults} says how often,
 * {@link io.relais.runtime.simulator.faults.FaultInjector} decides each time, from a seed, so that
 * a run can be repeated.
 *
 * <p>The faults are those of the real platform and network: errors of the Graph API, answers that
 * never come, connections that break before the answer (so that the brand cannot know whether its
 * message was accepted), webhooks twice or out of order, statuses that get lost.
 */
@NullMarked
package io.relais.runtime.simulator.faults;

import org.jspecify.annotations.NullMarked;
