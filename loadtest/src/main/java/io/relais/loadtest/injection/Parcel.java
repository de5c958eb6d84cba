package io.relais.loadtest.injection;

import io.relais.loadtest.wire.Signature;
import io.relais.loadtest.wire.Text;
import io.relais.loadtest.wire.Webhook;
import java.util.List;

/**
 * One POST, the same bytes however often it is delivered.
 *
 * @param body what it says
 * @param signature of these bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Parcel(byte[] body, String signature) {

  static Parcel of(Webhook number, Signature signature, List<Text> texts) {
    var body = number.of(texts);
    return new Parcel(body, signature.of(body));
  }
}
