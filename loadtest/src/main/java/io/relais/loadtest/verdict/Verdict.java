package io.relais.loadtest.verdict;

import static java.util.stream.Collectors.groupingBy;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What came of every message: each acknowledged one has its expected reply exactly once, in order,
 * and nobody heard anything else. The reply to a message that was posted and never acknowledged may
 * be there or not.
 *
 * @param answered the first reply to each message that has one
 */
public record Verdict(List<Answered> answered, List<Finding> findings) {

  /**
   * @param turn which of the customer's messages, from 0
   */
  public record Answered(Conversation conversation, int turn, Reply reply) {}

  public Verdict {
    answered = List.copyOf(answered);
    findings = List.copyOf(findings);
  }

  /**
   * Judges.
   *
   * @param replies each customer's in the order of their acceptance
   */
  public static Verdict of(Collection<Conversation> conversations, Collection<Reply> replies) {
    Map<String, List<Reply>> byCustomer = replies.stream().collect(groupingBy(Reply::customer));
    var answered = new ArrayList<Answered>();
    var findings = new ArrayList<Finding>();
    for (var conversation : conversations) {
      var heard = byCustomer.remove(conversation.customer().phone());
      new Hearing(conversation, answered, findings).judge(heard == null ? List.of() : heard);
    }
    for (var stranger : byCustomer.values()) {
      stranger.forEach(r -> findings.add(new Finding.Unexpected(r.customer(), r.text())));
    }
    return new Verdict(answered, findings);
  }

  /** One customer's case. */
  private record Hearing(
      Conversation conversation, List<Answered> answered, List<Finding> findings) {

    void judge(List<Reply> replies) {
      var times = new int[Script.LENGTH];
      int latest = -1;
      for (Reply reply : replies) {
        int turn = turnOf(reply);
        if (turn < 0) {
          findings.add(new Finding.Unexpected(customer(), reply.text()));
          continue;
        }
        if (times[turn]++ == 0) {
          answered.add(new Answered(conversation, turn, reply));
          if (turn < latest) {
            findings.add(new Finding.Misordered(customer(), turn + 1, latest + 1));
          }
        }
        latest = Math.max(latest, turn);
      }
      count(times);
    }

    private int turnOf(Reply reply) {
      OptionalInt turn = Script.answered(conversation.person(), reply.text());
      return turn.isPresent() && turn.getAsInt() < conversation.posted() ? turn.getAsInt() : -1;
    }

    private void count(int[] times) {
      for (int turn = 0; turn < conversation.posted(); turn++) {
        boolean acknowledged = turn < conversation.answered();
        if (!acknowledged) {
          findings.add(new Finding.Unacknowledged(customer(), turn + 1));
        } else if (times[turn] == 0) {
          findings.add(new Finding.Lost(customer(), turn + 1));
        }
        if (times[turn] > 1) {
          findings.add(new Finding.Doubled(customer(), turn + 1, times[turn]));
        }
      }
    }

    private String customer() {
      return conversation.customer().phone();
    }
  }
}
