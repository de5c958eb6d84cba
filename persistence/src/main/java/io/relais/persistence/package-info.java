/**
 * The record of what happened in each conversation.
 *
 * <p>Events carry outcomes, so replaying them needs neither the flow engine nor the flow as it was
 * written that day. No SQL lives outside this module.
 */
@NullMarked
package io.relais.persistence;

import org.jspecify.annotations.NullMarked;
