package io.relais.loadtest.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.nio.ByteBuffer;

/** Writes the HTTP/1.1 requests that post signed webhooks to one address. For one thread. */
public final class PostRequest {
  private static final String SIGNATURE = "\r\nX-Hub-Signature-256: ";
  private static final String END = "\r\n\r\n";

  private final Signature signature;
  private final String head;

  public PostRequest(URI webhook, String appSecret) {
    this.signature = new Signature(appSecret);
    this.head =
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        User-Agent: facebookexternalua\r
        Accept: */*\r
        Content-Type: application/json\r
        """
            .formatted(webhook.getRawPath(), webhook.getRawAuthority());
  }

  /** The whole request, ready to be written. */
  public ByteBuffer of(byte[] body) {
    var lines = head + "Content-Length: " + body.length + SIGNATURE + signature.of(body) + END;
    var bytes = lines.getBytes(US_ASCII);
    return ByteBuffer.allocate(bytes.length + body.length).put(bytes).put(body).flip();
  }
}
