package io.relais.runtime.channel;

/**
 * One address of the brand on one channel.
 *
 * @param channel {@code whatsapp}, later {@code web}
 * @param id the channel's own id of it; on WhatsApp the {@code phone_number_id}
 */
public record Account(String channel, String id) {}
