package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a conversation comes to does not depend on when we were there to take what was written. */
class OutageTest {
  private static final Duration OUTAGE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(4);

  private static final String ORDER =
      """
      flow: main
      locale: fr
      outcomes: [done]
      data: {order: text, email: email, again: yes_no}
      defaults: {timeout: 30m, retry: 1, on: {timeout: again, invalid: over, undelivered: again}}
      start: hello
      steps:
        hello: {say: "Bonjour.", next: number}
        number: {ask: "Quelle commande ?", as: text, into: order, match: "CMD-[0-9]{5}", next: mail}
        mail: {ask: "Votre e-mail ?", as: email, into: email, next: thanks}
        thanks: {say: "Merci, ${order} pour ${email}.", next: over}
        again: {ask: "Toujours là ?", as: yes_no, into: again, next: still}
        still: {wait: 1h, next: over}
        over: {end: done}
      """;

  private static final List<String> WRITTEN =
      List.of("bonjour", "euh", "c'est la CMD-12345", "ines@exemple.fr", "merci");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void whatWasWrittenInAnOutageIsTakenAsIfThereHadBeenNone(int takenBefore) {
    assertThat(replies(takenBefore)).isEqualTo(replies(WRITTEN.size())).doesNotContain(List.of());
  }

  /** What each message brings when there is an outage after so many of them. */
  private static List<List<String>> replies(int takenBefore) {
    Play play = Play.with(ORDER);
    Instant sentAt = play.now();
    List<List<String>> replies = new ArrayList<>();
    for (String text : WRITTEN) {
      play.waits(replies.size() == takenBefore ? OUTAGE : PAUSE);
      replies.add(play.says(text, sentAt).hears());
      sentAt = sentAt.plus(PAUSE);
    }
    return replies;
  }

  @Test
  void aQuestionThatCameOfATimeoutCountsFromTheTimeout() {
    Play play = Play.with(ORDER).says("bonjour");
    Instant timeout = play.now().plus(Duration.ofMinutes(30));

    play.waits(Duration.ofMinutes(30).plus(OUTAGE));

    assertThat(play.hears()).containsExactly("Toujours là ?");
    play.says("oui", timeout.plus(PAUSE));
    assertThat(play.data()).containsEntry("again", new Value.YesNo(true));
  }

  @Test
  void aQuestionThatCameOfALostMessageCountsFromTheOneBefore() {
    Play play = Play.with(ORDER).says("bonjour");
    Instant answered = play.now().plus(PAUSE);
    play.waits(OUTAGE).take(new Input.Undelivered("main.hello", play.state().waiting().id()));

    assertThat(play.hears()).containsExactly("Toujours là ?");
    play.says("oui", answered);
    assertThat(play.data()).containsEntry("again", new Value.YesNo(true));
  }

  @Test
  void aMessageOfLastWeekAnswersNothingAlsoWhereAWordOfLastWeekHasAskedAgain() {
    Play play = Play.with(ORDER).says("bonjour").says("CMD-12345");
    Instant lastWeek = play.now().minus(Duration.ofDays(7));

    play.says("menu", lastWeek);

    assertThat(play.stands()).isEqualTo("main.number");
    play.says("CMD-99999", lastWeek.plus(PAUSE));
    assertThat(play.outcomes()).containsExactly(new Outcome.Ignored("older than the question"));
  }

  @Test
  void aClockThatIsAheadMakesNoQuestionYoungerThanItIs() {
    Play play = Play.with(ORDER);
    play.says("bonjour", play.now().plus(Duration.ofHours(1)));

    play.says("CMD-12345", play.now().plus(PAUSE));

    assertThat(play.hears()).containsExactly("Votre e-mail ?");
  }
}
