/**
 * The running system: the actors that hold conversations, and every edge to the world outside.
 *
 * <p>What changes weekly lives here (channels, HTTP, vendors); what must outlive it lives in the
 * modules below.
 */
@NullMarked
package io.relais.runtime;

import org.jspecify.annotations.NullMarked;
