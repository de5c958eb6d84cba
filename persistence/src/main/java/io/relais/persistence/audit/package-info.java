/**
 * The audit log: who did what to which object, when, from where, and with what outcome.
 *
 * <p>It is only added to; the table itself refuses the rest. It holds ids, words of closed lists
 * and the network of an address, so there is nothing in it to erase.
 */
@NullMarked
package io.relais.persistence.audit;

import org.jspecify.annotations.NullMarked;
