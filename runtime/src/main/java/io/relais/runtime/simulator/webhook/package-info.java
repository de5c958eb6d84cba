/**
 * Webhooks as Meta posts them: built in the shape of 2026, signed over the raw bytes, posted
 * concurrently, and posted again until they are answered with exactly 200.
 *
 * <p>{@link io.relais.runtime.simulator.webhook.WebhookBody} builds one body from any number of
 * updates, {@link io.relais.runtime.simulator.webhook.WebhookSender} delivers it.
 */
@NullMarked
package io.relais.runtime.simulator.webhook;

import org.jspecify.annotations.NullMarked;
