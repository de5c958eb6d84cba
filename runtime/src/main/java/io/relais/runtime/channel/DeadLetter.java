package io.relais.runtime.channel;

import java.time.Instant;
import org.apache.pekko.util.ByteString;

/**
 * Something that arrived, was genuine and cannot be read.
 *
 * @param channel where it came from, as in {@link Account#channel()}
 * @param reason why it cannot be read, without personal data
 * @param raw its bytes, which can hold personal data
 */
public record DeadLetter(String channel, String reason, ByteString raw, Instant receivedAt) {
  @Override
  public String toString() {
    return "DeadLetter[" + channel + ", " + reason + ", " + raw.size() + " bytes]";
  }
}
