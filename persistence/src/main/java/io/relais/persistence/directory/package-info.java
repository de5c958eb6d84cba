/**
 * Who is who: from the ids by which a channel knows a person to that person's one conversation on
 * an account. The phone number is not the key; numbers are recycled and, since 2026, may be
 * missing.
 */
@NullMarked
package io.relais.persistence.directory;

import org.jspecify.annotations.NullMarked;
