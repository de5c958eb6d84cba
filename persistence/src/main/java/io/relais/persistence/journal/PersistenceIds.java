package io.relais.persistence.journal;

/** What Pekko calls a conversation in the journal's tables. */
final class PersistenceIds {
  /** The name of the kind of entity, and what Pekko puts behind it: never to be changed. */
  private static final String CONVERSATION = "conversation|";

  private PersistenceIds() {}

  static String of(String conversation) {
    return CONVERSATION + conversation;
  }
}
