package io.relais.runtime.http;

import io.relais.runtime.channel.whatsapp.WebhookReader;
import java.time.Duration;

/**
 * What a webhook may cost. Meta asks for a median of 250 ms and gives up after an unknown number of
 * seconds; whatever is not answered 200 comes again for seven days, so turning away is safe.
 *
 * @param bodyBytes longest body, beyond it 413
 * @param bodyTime the longest that a body may take to arrive, beyond it 408
 * @param storeTime the longest that storing may take, beyond it 503
 * @param posts requests in flight, beyond it 503 at once; fewer in the first minute ({@link
 *     WarmUp})
 * @param bytes of bodies in flight, beyond it 503 at once
 */
public record WebhookLimits(
    int bodyBytes, Duration bodyTime, Duration storeTime, int posts, long bytes) {

  private static final Duration BODY_TIME = Duration.ofSeconds(5);
  private static final Duration STORE_TIME = Duration.ofSeconds(8);
  private static final int POSTS = 2_000;
  private static final long BYTES = 64L * 1024 * 1024;

  public static WebhookLimits usual() {
    return new WebhookLimits(WebhookReader.BODY_BYTES, BODY_TIME, STORE_TIME, POSTS, BYTES);
  }

  public WebhookLimits withStoreTime(Duration other) {
    return new WebhookLimits(bodyBytes, bodyTime, other, posts, bytes);
  }

  public WebhookLimits withPosts(int other) {
    return new WebhookLimits(bodyBytes, bodyTime, storeTime, other, bytes);
  }

  public WebhookLimits withBytes(long other) {
    return new WebhookLimits(bodyBytes, bodyTime, storeTime, posts, other);
  }
}
