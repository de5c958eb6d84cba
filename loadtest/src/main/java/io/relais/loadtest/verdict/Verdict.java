package io.relais.loadtest.verdict;

import static java.util.stream.Collectors.groupingBy;

import io.relais.loadtest.people.Conversation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What came of every message: each acknowledged one has its expected reply exactly once, in order,
 * and nobody heard anything else. The reply to a message that was posted and never acknowledged may
 * be there or not.
 *
 * @param answered the first reply to each message that has one
 * @param excused replies that came once more, and could not be helped
 */
public record Verdict(List<Answered> answered, List<Reply> excused, List<Finding> findings) {

  /**
   * @param turn which of the customer's messages, from 0
   */
  public record Answered(Conversation conversation, int turn, Reply reply) {}

  public Verdict {
    answered = List.copyOf(answered);
    excused = List.copyOf(excused);
    findings = List.copyOf(findings);
  }

  /** Judges where nothing went wrong that could excuse a doubled reply. */
  public static Verdict of(Collection<Conversation> conversations, Collection<Reply> replies) {
    return of(conversations, replies, Excuse.NONE);
  }

  /**
   * Judges.
   *
   * @param replies each customer's in the order of their acceptance
   */
  public static Verdict of(
      Collection<Conversation> conversations, Collection<Reply> replies, Excuse excuse) {
    Map<String, List<Reply>> byCustomer = replies.stream().collect(groupingBy(Reply::customer));
    var answered = new ArrayList<Answered>();
    var excused = new ArrayList<Reply>();
    var findings = new ArrayList<Finding>();
    for (var conversation : conversations) {
      var heard = byCustomer.remove(conversation.customer().phone());
      var hearing = new Hearing(conversation, excuse);
      hearing.judge(heard == null ? List.of() : heard);
      answered.addAll(hearing.answered());
      excused.addAll(hearing.excused());
      findings.addAll(hearing.findings());
    }
    for (var stranger : byCustomer.values()) {
      stranger.forEach(r -> findings.add(new Finding.Unexpected(r.customer(), r.text())));
    }
    return new Verdict(answered, excused, findings);
  }
}
