package io.relais.persistence.journal;

import io.relais.persistence.ConversationRow;
import org.jspecify.annotations.Nullable;

/**
 * What the journal and the snapshots store: a record under its stable name, sealed with the key of
 * its contact.
 *
 * @param name its name and version, such as {@code turn-taken.1}
 * @param sealed its bytes, which only the contact's key opens
 * @param row what the conversation's row says from this event on; null for a snapshot and for what
 *     has been read back
 */
@SuppressWarnings("ArrayRecordComponent") // it is handed on, never compared
public record Envelope(String name, byte[] sealed, @Nullable ConversationRow row) {
  @Override
  public String toString() {
    return "Envelope[" + name + ", " + sealed.length + " bytes]";
  }
}
