/**
 * Who somebody is and what they may: signing in, sessions, one-time links, API keys.
 *
 * <p>{@link io.relais.runtime.access.Access} puts it together. It knows the record and nothing
 * else: neither HTTP, which asks it for every request, nor conversations. Passwords are hashed on
 * threads of their own; moments come from a clock that is handed in.
 */
@NullMarked
package io.relais.runtime.access;

import org.jspecify.annotations.NullMarked;
