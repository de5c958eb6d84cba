package io.relais.persistence;

import org.jspecify.annotations.Nullable;

/**
 * The two ends of a conversation: the brand's account on a channel, and the person as the channel
 * knows them there. It is part of the state because a send must find its way after a restart, too.
 *
 * <p>A send goes to the user id where there is one: the phone may belong to somebody else by now.
 *
 * @param channel {@code whatsapp}, later {@code web}
 * @param account the channel's own id of the brand's account; on WhatsApp the {@code
 *     phone_number_id}
 * @param userId the id that the channel gave the person for this business; null where it told none
 * @param phone E.164 with {@code +}; null where the channel told none
 */
public record Peer(
    String channel, String account, @Nullable String userId, @Nullable String phone) {
  public Peer {
    if (userId == null && phone == null) {
      throw new IllegalArgumentException(
          "Expected a user id or a phone of the person, but there is neither");
    }
  }

  /** This peer with what {@code heard} tells; it forgets nothing that {@code heard} leaves out. */
  Peer updatedBy(Peer heard) {
    return new Peer(
        heard.channel,
        heard.account,
        heard.userId != null ? heard.userId : userId,
        heard.phone != null ? heard.phone : phone);
  }

  @Override
  public String toString() {
    return "Peer[" + channel + "/" + account + "]"; // the person never reaches a log
  }
}
