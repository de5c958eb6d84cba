package io.relais.runtime.channel;

import java.time.Duration;

/** How one attempt to send ended. */
public sealed interface SendResult {

  /** The channel took it; whether it arrives is told by statuses. */
  record Accepted(String messageId) implements SendResult {}

  /**
   * Not taken, worth another try.
   *
   * @param code the channel's error code, 0 where the transport failed before the request was
   *     written
   * @param atLeast how long to wait before the next try
   * @param pair this person was written to too often; the wait grows by powers of four
   */
  record Retry(int code, String reason, Duration atLeast, boolean pair) implements SendResult {}

  /** Not taken, and never will be as it is. */
  record Refused(int code, String reason) implements SendResult {}

  /** The request went out and no answer came: it may or may not have been taken. */
  record Unknown(String reason) implements SendResult {}
}
