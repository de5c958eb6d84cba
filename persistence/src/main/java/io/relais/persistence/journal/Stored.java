package io.relais.persistence.journal;

import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;

/**
 * A payload as it stands in a row.
 *
 * @param serializer the number of the serializer that reads it
 * @param manifest what that serializer calls it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Stored(int serializer, String manifest, byte[] bytes) {

  /** Throws what the serializer throws, and {@code NotSerializableException} if there is none. */
  static Stored of(Serialization serialization, Object payload) {
    Serializer serializer = serialization.findSerializerFor(payload);
    String manifest = Serializers.manifestFor(serializer, payload);
    return new Stored(serializer.identifier(), manifest, serialization.serialize(payload).get());
  }

  Object read(Serialization serialization) {
    return serialization.deserialize(bytes, serializer, manifest).get();
  }
}
