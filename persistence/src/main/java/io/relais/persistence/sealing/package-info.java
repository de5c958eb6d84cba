/**
 * What is kept so that it can be erased: everything about a person is sealed under a key of that
 * person, and the key wrapped with the master key of the installation. Destroying the wrapped key
 * erases the person, in every row and every backup of a row at once, and rewrites no event.
 *
 * <p>AES-256-GCM everywhere, with random nonces; {@code ARCHITECTURE.md} says what is sealed under
 * what, and why that is enough.
 */
@NullMarked
package io.relais.persistence.sealing;

import org.jspecify.annotations.NullMarked;
