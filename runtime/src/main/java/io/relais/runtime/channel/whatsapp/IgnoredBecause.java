package io.relais.runtime.channel.whatsapp;

import java.util.Locale;

/** The closed list of what is understood and knowingly left aside, each with its reason. */
public enum IgnoredBecause {
  /** Nothing is in it: an empty list, a null. */
  EMPTY,
  /** Sent to a business number that is not configured here: another application serves it. */
  UNKNOWN_NUMBER,
  /** {@code object} names another product of Meta (a page, Instagram). */
  OTHER_PRODUCT,
  /** State of the account, its numbers, names, limits and payment: for the operator at Meta. */
  ACCOUNT,
  /** State of message templates: this version sends none. */
  TEMPLATE,
  /** Choices about marketing messages: this version sends none. */
  PREFERENCE,
  /** Somebody's id or username changed: identities are taken from the messages themselves. */
  IDENTITY,
  /** Groups: the brand serves one person at a time. */
  GROUP,
  /** What a colleague wrote in the WhatsApp Business app: nothing of the customer's. */
  ECHO,
  /** Old conversations and address books of a number that joined with its app. */
  HISTORY,
  /** Voice calls and their statuses: this version takes no calls. */
  CALL,
  /** Another app or agent has the thread; while it does, answering is forbidden. */
  HANDOVER,
  /** WhatsApp Flows, automatic events, partners, security: no part of a conversation. */
  PLATFORM,
  /** An emoji on a message is no answer to the question that stands below it. */
  REACTION,
  /** A change to a message that was answered already. */
  EDIT,
  /** A message taken back by its author, after it was answered. */
  REVOKE,
  /** Meta's own note that a customer changed number or identity. */
  SYSTEM,
  /** A status that says nothing about the way of a message to its reader. */
  OTHER_STATUS,
  /** An error of the number or app that belongs to no message. */
  ACCOUNT_ERROR,
  /** A field that Meta added since. */
  UNKNOWN_FIELD;

  /** The name for metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
