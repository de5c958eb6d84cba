package io.relais.persistence.journal;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/** Puts an {@link Envelope} into a row: its name is the manifest, its sealed bytes the payload. */
public final class JournalSerializer extends SerializerWithStringManifest {
  /**
   * In every row of the journal, beside the manifest: never to be changed, nor used by another
   * serializer.
   */
  public static final int IDENTIFIER = 7_301;

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object record) {
    return envelope(record).name();
  }

  @Override
  public byte[] toBinary(Object record) {
    return envelope(record).sealed();
  }

  @Override
  public Envelope fromBinary(byte[] bytes, String manifest) {
    return new Envelope(manifest, bytes, null);
  }

  private static Envelope envelope(Object record) {
    if (record instanceof Envelope envelope) {
      return envelope;
    }
    throw new IllegalArgumentException(
        "Expected a sealed event or snapshot of a conversation, but got " + record.getClass());
  }
}
