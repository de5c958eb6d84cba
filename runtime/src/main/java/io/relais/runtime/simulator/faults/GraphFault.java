package io.relais.runtime.simulator.faults;

/** What may happen to a call of the Graph API instead of an honest answer. */
public enum GraphFault {
  /** HTTP 500, code 131000: the message was not accepted. */
  SERVER_ERROR,
  /** HTTP 503, code 2: the message was not accepted. */
  UNAVAILABLE,
  /** HTTP 429 without a body of the Graph API's, as from a gateway in front of it. */
  TOO_MANY_REQUESTS,
  /** Code 130429: the number sends too fast. */
  THROUGHPUT,
  /** Code 131056: too many messages to this one person. */
  PAIR_RATE,
  /** Code 131000 with HTTP 400: something went wrong. */
  UNKNOWN_ERROR,
  /** Code 190: the token has expired. */
  TOKEN_EXPIRED,
  /** The message is accepted and its statuses come, but the answer never does. */
  HANG_ACCEPTED,
  /** Nothing is accepted, and no answer comes. */
  HANG,
  /** The message is accepted and its statuses come, but the connection breaks before the answer. */
  DROP_ACCEPTED,
  /** Nothing is accepted, and the connection breaks before an answer. */
  DROP
}
