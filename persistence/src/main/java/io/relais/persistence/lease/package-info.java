/**
 * What several nodes agree on through the database when they cannot trust the network between them:
 * {@link Leases} say which side of a split goes on, {@link Members} whom a starting node joins.
 *
 * <p>All times are the database's, so that clocks which differ decide nothing.
 */
@NullMarked
package io.relais.persistence.lease;

import org.jspecify.annotations.NullMarked;
