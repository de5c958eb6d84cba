/**
 * Questions to the record that no actor answers: what the operator and the console want to know.
 * And what is kept beside the journal: when a conversation is to be woken, how far its messages
 * have come, which inputs it has had to forget, and what could not be processed.
 */
@NullMarked
package io.relais.persistence.view;

import org.jspecify.annotations.NullMarked;
