/**
 * This process as a member of a cluster: of itself alone, or of all nodes that work on one
 * database.
 *
 * <p>Nodes find each other in the database, where each says again and again that it lives ({@link
 * io.relais.runtime.app.cluster.Membership}). When the network between them breaks, one side goes
 * on and the other ends: whoever gets a lease in that same database decides ({@link
 * io.relais.runtime.app.cluster.SplitLease}).
 */
@NullMarked
package io.relais.runtime.app.cluster;

import org.jspecify.annotations.NullMarked;
