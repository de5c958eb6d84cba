/**
 * A brand's workspace, read, checked and compiled: what the machine runs. A {@link
 * io.relais.flows.bundle.Bundle} is immutable and known by the hash of its sources.
 */
@NullMarked
package io.relais.flows.bundle;

import org.jspecify.annotations.NullMarked;
