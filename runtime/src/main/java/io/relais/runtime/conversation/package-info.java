/**
 * Conversations as actors. {@link io.relais.runtime.conversation.ConversationLogic} decides without
 * Pekko or I/O, {@link io.relais.runtime.conversation.ConversationActor} writes what was decided
 * and {@link io.relais.runtime.conversation.Performer} does what was written: remembered first,
 * tried after. {@link io.relais.runtime.conversation.Conversations} finds the actor of a person.
 */
@NullMarked
package io.relais.runtime.conversation;

import org.jspecify.annotations.NullMarked;
