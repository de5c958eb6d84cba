/**
 * The HTTP edge: the server that Meta's webhooks and pages reach, and the management server beside
 * it.
 *
 * <p>The management server (health, readiness, metrics) has a port, threads and a library of its
 * own: it answers while the actor system is still starting, when it is overloaded, and when it is
 * the one that is ill.
 */
@NullMarked
package io.relais.runtime.http;

import org.jspecify.annotations.NullMarked;
