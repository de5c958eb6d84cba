/**
 * The whole path under load: signed webhook in, persistent conversation, PostgreSQL, Graph call
 * out; beside a server that does nothing, with the same driver on the same machine.
 *
 * <p>{@link io.relais.loadtest.wholepath.WholePath} is the order of events; {@link
 * io.relais.loadtest.wholepath.Figures} says what each number means.
 */
@NullMarked
package io.relais.loadtest.wholepath;

import org.jspecify.annotations.NullMarked;
