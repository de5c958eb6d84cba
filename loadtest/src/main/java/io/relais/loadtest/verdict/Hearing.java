package io.relais.loadtest.verdict;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.verdict.Verdict.Answered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One customer's case. */
final class Hearing {
  private final Conversation conversation;
  private final Excuse excuse;
  private final List<Answered> answered = new ArrayList<>();
  private final List<Reply> excused = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private final Map<Integer, Heard> heard = new HashMap<>();

  /** Which message each send answered: a copy answers the same. */
  private final Map<String, Integer> turnsByTag = new HashMap<>();

  /**
   * What came in reply to one message.
   *
   * @param last the newest copy
   * @param times how many copies there were, without those that are excused
   */
  private record Heard(Reply last, int times) {}

  Hearing(Conversation conversation, Excuse excuse) {
    this.conversation = conversation;
    this.excuse = excuse;
  }

  List<Answered> answered() {
    return answered;
  }

  List<Reply> excused() {
    return excused;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Judges all replies to this customer, in the order of their acceptance. */
  void judge(List<Reply> replies) {
    int latest = -1;
    for (Reply reply : replies) {
      int turn = turnOf(reply);
      if (turn < 0) {
        findings.add(new Finding.Unexpected(customer(), reply.text()));
        continue;
      }
      if (hear(turn, reply) && turn < latest) {
        findings.add(new Finding.Misordered(customer(), turn + 1, latest + 1));
      }
      latest = Math.max(latest, turn);
    }
    count();
  }

  /** Whether its place in the order matters: a reply that is one too many is told as that alone. */
  private boolean hear(int turn, Reply reply) {
    turnsByTag.put(reply.tag(), turn);
    var earlier = heard.get(turn);
    if (earlier == null) {
      heard.put(turn, new Heard(reply, 1));
      answered.add(new Answered(conversation, turn, reply));
      return true;
    }
    boolean helpless = excuse.excuses(earlier.last(), reply);
    if (helpless) {
      excused.add(reply);
    }
    heard.put(turn, new Heard(reply, helpless ? earlier.times() : earlier.times() + 1));
    return helpless;
  }

  /**
   * What an earlier copy answered; else the first message without a reply that this one may answer;
   * else the last one that it may answer; negative where it answers none that was written.
   */
  private int turnOf(Reply reply) {
    Integer same = reply.tag().isEmpty() ? null : turnsByTag.get(reply.tag());
    if (same != null) {
      return same;
    }
    int last = -1;
    for (int turn : conversation.script().answered(conversation.person(), reply.text())) {
      if (turn < conversation.posted()) {
        if (!heard.containsKey(turn)) {
          return turn;
        }
        last = turn;
      }
    }
    return last;
  }

  private void count() {
    for (int turn = 0; turn < conversation.posted(); turn++) {
      var replies = heard.get(turn);
      int times = replies == null ? 0 : replies.times();
      if (turn >= conversation.answered()) {
        findings.add(new Finding.Unacknowledged(customer(), turn + 1));
      } else if (times == 0) {
        findings.add(new Finding.Lost(customer(), turn + 1));
      }
      if (times > 1) {
        findings.add(new Finding.Doubled(customer(), turn + 1, times));
      }
    }
  }

  private String customer() {
    return conversation.customer().phone();
  }
}
