package io.relais.loadtest.verdict;

/** One thing that went wrong for one customer. Messages are counted from 1. */
public sealed interface Finding {

  /** Whose; the phone's digits. */
  String customer();

  /** A line for people. */
  String describe();

  /** Answered with 200 by the webhook, and no reply to it was ever sent. */
  record Lost(String customer, int message) implements Finding {
    @Override
    public String describe() {
      return "%s: message %d has no reply".formatted(customer, message);
    }
  }

  /** Replied to more than once. */
  record Doubled(String customer, int message, int times) implements Finding {
    @Override
    public String describe() {
      return "%s: message %d has %d replies".formatted(customer, message, times);
    }
  }

  /** Replied to after a later message was. */
  record Misordered(String customer, int message, int after) implements Finding {
    @Override
    public String describe() {
      return "%s: the reply to message %d came after the one to message %d"
          .formatted(customer, message, after);
    }
  }

  /** A message of the brand that answers nothing this customer has written. */
  record Unexpected(String customer, String text) implements Finding {
    private static final int SHOWN = 60;

    @Override
    public String describe() {
      var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
      return "%s: unexpected reply \"%s\"".formatted(customer, shown.replace('\n', ' '));
    }
  }

  /** The last message was posted and never answered with 200. */
  record Unacknowledged(String customer, int message) implements Finding {
    @Override
    public String describe() {
      return "%s: message %d was never answered with 200".formatted(customer, message);
    }
  }
}
