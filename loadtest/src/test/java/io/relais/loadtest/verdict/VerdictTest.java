package io.relais.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Population;
import io.relais.loadtest.people.Script;
import io.relais.loadtest.people.Script.Exchange;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.verdict.Finding.Doubled;
import io.relais.loadtest.verdict.Finding.Lost;
import io.relais.loadtest.verdict.Finding.Misordered;
import io.relais.loadtest.verdict.Finding.Unacknowledged;
import io.relais.loadtest.verdict.Finding.Unexpected;
import io.relais.loadtest.wire.PostRequest;
import io.relais.loadtest.wire.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Population people =
      new Population(
          7,
          Scripts.BENCH,
          1,
          List.of(new Webhook("2000", "1000", "+33")),
          new PostRequest(URI.create("http://127.0.0.1:1/"), "secret"),
          () -> NOON);

  /** Somebody who has written so many messages, all acknowledged. */
  private Conversation wrote(int messages) {
    // The first one leaves after a single message; the one after that stays to the end.
    write();
    for (int i = 0; i < messages; i++) {
      write();
    }
    return people.everybody().get(1);
  }

  private void write() {
    var conversation = people.next();
    people.request(conversation, NOON);
    people.answered(conversation, 200);
  }

  private static Reply reply(Conversation to, int turn) {
    return new Reply(
        to.customer().phone(),
        NOON,
        "… " + Scripts.BENCH.reply(to.person(), turn) + " …",
        "tag " + turn);
  }

  private static List<Reply> replies(Conversation to, int... turns) {
    return IntStream.of(turns).mapToObj(turn -> reply(to, turn)).toList();
  }

  private static Verdict judged(Conversation conversation, Excuse excuse, int... turns) {
    return Verdict.of(List.of(conversation), replies(conversation, turns), excuse);
  }

  private static List<Finding> findings(Conversation conversation, List<Reply> replies) {
    return Verdict.of(List.of(conversation), replies).findings();
  }

  @Test
  void oneReplyToEachMessageInOrderIsFine() {
    var ines = wrote(5);
    var verdict = Verdict.of(List.of(ines), replies(ines, 0, 1, 2, 3, 4));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.answered())
        .extracting(Verdict.Answered::turn)
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aMissingReplyIsLost() {
    var ines = wrote(5);

    assertThat(findings(ines, replies(ines, 0, 1, 3, 4)))
        .containsExactly(new Lost(ines.customer().phone(), 3));
  }

  @Test
  void whoeverHeardNothingLostEverything() {
    var ines = wrote(2);

    assertThat(findings(ines, List.of()))
        .containsExactly(
            new Lost(ines.customer().phone(), 1), new Lost(ines.customer().phone(), 2));
  }

  @Test
  void aSecondReplyIsDoubledWhereverItStands() {
    var ines = wrote(3);

    assertThat(findings(ines, replies(ines, 0, 1, 1, 2)))
        .containsExactly(new Doubled(ines.customer().phone(), 2, 2));
    assertThat(findings(ines, replies(ines, 0, 1, 2, 0)))
        .containsExactly(new Doubled(ines.customer().phone(), 1, 2));
  }

  @Test
  void anExcusedSecondReplyIsCountedAndNoFinding() {
    var ines = wrote(3);
    Excuse sameTag = (first, again) -> first.tag().equals(again.tag());

    var verdict = judged(ines, sameTag, 0, 1, 1, 2);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.excused()).containsExactly(reply(ines, 1));
    assertThat(verdict.answered()).hasSize(3);
  }

  @Test
  void anExcusedSecondReplyMustStillComeBeforeLaterOnes() {
    var ines = wrote(3);

    assertThat(judged(ines, (_, _) -> true, 0, 1, 0, 2).findings())
        .containsExactly(new Misordered(ines.customer().phone(), 1, 2));
  }

  @Test
  void aCopyOfASendAnswersWhatTheFirstOneDidAlsoWhereItsTextWouldFitElsewhere() {
    var menu = new Exchange("menu", "menu", "Que puis-je");
    var forgetful = new Conversation(7, 0, new Script("forgetful", List.of(menu, menu)));
    for (int turn = 0; turn < 2; turn++) {
      forgetful.next(NOON);
      forgetful.markAnswered();
    }
    var first = new Reply(forgetful.customer().phone(), NOON, "Que puis-je faire ?", "tag 1");
    var second = new Reply(forgetful.customer().phone(), NOON, "Que puis-je faire ?", "tag 2");
    var replies = List.of(first, first, second);

    assertThat(Verdict.of(List.of(forgetful), replies).findings())
        .containsExactly(new Doubled(forgetful.customer().phone(), 1, 2));
    var verdict = Verdict.of(List.of(forgetful), replies, (_, _) -> true);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.excused()).containsExactly(first);
  }

  @Test
  void anExcuseForOneCopyIsNoneForTheNext() {
    var ines = wrote(1);
    var copies = new ArrayList<Reply>();
    for (String tag : List.of("a", "a", "b")) {
      copies.add(new Reply(ines.customer().phone(), NOON, reply(ines, 0).text(), tag));
    }
    Excuse sameTag = (first, again) -> first.tag().equals(again.tag());

    var verdict = Verdict.of(List.of(ines), copies, sameTag);

    assertThat(verdict.excused()).containsExactly(copies.get(1));
    assertThat(verdict.findings()).containsExactly(new Doubled(ines.customer().phone(), 1, 2));
  }

  @Test
  void aReplyAfterALaterOneIsMisordered() {
    var ines = wrote(3);

    assertThat(findings(ines, replies(ines, 0, 2, 1)))
        .containsExactly(new Misordered(ines.customer().phone(), 2, 3));
  }

  @Test
  void aReplyToWhatWasNeverWrittenIsUnexpected() {
    var ines = wrote(2);
    var phone = ines.customer().phone();
    var apology = new Reply(phone, NOON, "Oups", "");

    assertThat(findings(ines, replies(ines, 0, 1, 2)))
        .containsExactly(new Unexpected(phone, reply(ines, 2).text()));
    assertThat(findings(ines, List.of(reply(ines, 0), apology, reply(ines, 1))))
        .containsExactly(new Unexpected(phone, "Oups"));
  }

  @Test
  void aReplyToAStrangerIsUnexpected() {
    var ines = wrote(1);
    var stranger = new Reply("99900", NOON, "Bonjour", "");

    assertThat(findings(ines, List.of(reply(ines, 0), stranger)))
        .containsExactly(new Unexpected("99900", "Bonjour"));
  }

  @Test
  void whatWasNeverAcknowledgedIsToldButItsReplyMayBeThere() {
    var ines = wrote(1);
    var again = people.next();
    assertThat(again).isSameAs(ines);
    people.request(again, NOON);
    var phone = ines.customer().phone();

    assertThat(findings(ines, replies(ines, 0))).containsExactly(new Unacknowledged(phone, 2));
    assertThat(findings(ines, replies(ines, 0, 1))).containsExactly(new Unacknowledged(phone, 2));
  }
}
