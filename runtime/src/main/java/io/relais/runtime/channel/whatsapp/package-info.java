/**
 * WhatsApp, by Meta's Cloud API. Inwards: {@link io.relais.runtime.channel.whatsapp.Signature}
 * proves that a webhook is Meta's and {@link io.relais.runtime.channel.whatsapp.WebhookReader}
 * turns its bytes into updates, each item on its own. Outwards: {@link
 * io.relais.runtime.channel.whatsapp.GraphSender} paces, sends and classifies what comes back by
 * the one table of {@link io.relais.runtime.channel.whatsapp.GraphErrors}.
 *
 * <p>It knows the port of its parent package and nothing of conversations, HTTP routes or wiring.
 */
@NullMarked
package io.relais.runtime.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
