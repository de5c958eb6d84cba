package io.relais.persistence.view;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be processed.
 *
 * @param channel where it came from; null where the conversation tells it
 * @param conversation whose it is; null where nobody knows
 * @param seq the number of the event that is the record of it; null where there is none
 * @param reason one of a few texts: letters are counted by it, so it quotes nothing
 * @param payload its bytes; null where they are elsewhere, or the contact has been erased
 */
public record Letter(
    Kind kind,
    @Nullable String channel,
    @Nullable String conversation,
    @Nullable Long seq,
    Instant receivedAt,
    String reason,
    @Nullable ByteString payload) {

  /** Why there is a letter. */
  public enum Kind {
    /** It arrived with a valid signature and could not be read. */
    UNREADABLE("unreadable", 1_000),
    /** An input for a conversation that could not be brought back into memory. */
    UNRECOVERED("unrecovered", 10_000),
    /** A turn that threw; the journal has its input. */
    FAILED_TURN("failed-turn", 10_000);

    private final String title;
    private final int kept;

    Kind(String title, int kept) {
      this.title = title;
      this.kept = kept;
    }

    /** As the table, the command line and the metrics call it. */
    public String title() {
      return title;
    }

    /** How many there may be. */
    public int kept() {
      return kept;
    }

    /** Which one is called so. */
    public static Optional<Kind> called(String title) {
      return Arrays.stream(values()).filter(kind -> kind.title.equals(title)).findFirst();
    }
  }

  /** What a channel cannot read. */
  public static Letter unreadable(
      String channel, String reason, Instant receivedAt, ByteString payload) {
    return new Letter(Kind.UNREADABLE, channel, null, null, receivedAt, reason, payload);
  }

  /** An input that its conversation cannot take. */
  public static Letter unrecovered(
      String channel, String conversation, String reason, Instant receivedAt, ByteString payload) {
    return new Letter(Kind.UNRECOVERED, channel, conversation, null, receivedAt, reason, payload);
  }

  /** A turn that threw, on record as event {@code seq}. */
  public static Letter failedTurn(String conversation, long seq, String reason, Instant at) {
    return new Letter(Kind.FAILED_TURN, null, conversation, seq, at, reason, null);
  }

  @Override
  public String toString() {
    return "Letter[" + kind.title + ", " + reason + "]";
  }
}
