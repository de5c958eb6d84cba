/**
 * The port between conversations and the ways to reach people. A channel turns what arrives into
 * {@link io.relais.runtime.channel.Update}s for the one {@link io.relais.runtime.channel.Inbox},
 * and sends what a conversation says. It knows nothing of conversations; conversations know nothing
 * of it but this package.
 */
@NullMarked
package io.relais.runtime.channel;

import org.jspecify.annotations.NullMarked;
