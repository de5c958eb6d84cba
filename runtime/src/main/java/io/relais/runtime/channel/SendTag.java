package io.relais.runtime.channel;

import java.util.Optional;

/**
 * Which effect of which conversation a message on the wire is ({@code biz_opaque_callback_data}, at
 * most 512 characters): statuses bring it back.
 */
public record SendTag(String conversation, long effect) {

  public String encode() {
    return "relais/" + conversation + "/" + effect;
  }

  /** The tag in {@code wire}; empty where it is not ours. */
  public static Optional<SendTag> decode(String wire) {
    String[] parts = wire.split("/", -1);
    if (parts.length != 3 || !parts[0].equals("relais") || !parts[2].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(new SendTag(parts[1], Long.parseLong(parts[2])));
  }
}
