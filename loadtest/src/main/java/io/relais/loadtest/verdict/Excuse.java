package io.relais.loadtest.verdict;

/**
 * Why a reply may have come twice. WhatsApp has no idempotency key: where the runtime cannot know
 * whether a message was accepted, it may send it again.
 */
public interface Excuse {

  /** Nothing happened that could excuse anything. */
  Excuse NONE = (first, again) -> false;

  /** Whether the second of two replies to one message could not be avoided. */
  boolean excuses(Reply first, Reply again);
}
