package io.relais.flows.engine;

import io.relais.flows.FlowLimits;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.OptionRef;
import io.relais.flows.Outcome;
import io.relais.flows.Outcome.Cause;
import io.relais.flows.Step;
import io.relais.flows.bundle.WordIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says what an input means here and now: a word of the platform, a reply, an old button, a time
 * that is over.
 */
final class Dispatch {
  /** Kinds that are no words of the customer to us: they neither answer nor open anything. */
  private static final Set<String> SILENT = Set.of("reaction", "system");

  private final Working turn;
  private final Walk walk;
  private final Hearing hearing;
  private final PlatformWords words;
  private final Ends ends;
  private final Openings openings;

  Dispatch(Working turn) {
    Prompts prompts = new Prompts(turn);
    Replies replies = new Replies(turn, prompts);
    Questions questions = new Questions(turn, prompts);
    Forms forms = new Forms(turn, prompts, replies, questions);
    this.turn = turn;
    Acts acts = new Acts(turn);
    this.walk = new Walk(turn, prompts, questions, forms, acts);
    this.ends = new Ends(turn, acts, walk);
    this.openings = new Openings(turn, walk);
    this.hearing = new Hearing(turn, prompts, replies, questions, forms, walk);
    WayBack back = new WayBack(turn, walk, questions, forms);
    this.words = new PlatformWords(turn, walk, hearing, back);
  }

  void take(Input input) {
    leaveWhatIsGone();
    switch (input) {
      case Input.FromCustomer said -> fromCustomer(said);
      case Input.TimerFired(var waitId) -> timer(waitId);
      case Input.Undelivered(var place, var waitId) -> undelivered(place, waitId);
      case Input.CallEnded ended -> ends.call(ended);
      case Input.TicketEnded ended -> ends.ticket(ended);
      case Input.DeskActed acted -> ends.desk(acted);
      case Input.EventHappened event -> openings.event(event);
      case Input.FlowCalled called -> openings.call(called);
    }
    takeWhatWasKept();
  }

  /** What came while an effect was pending is taken in order, as long as somebody can hear it. */
  private void takeWhatWasKept() {
    while (!turn.state().kept().isEmpty() && !isActing()) {
      Input first = turn.state().kept().getFirst();
      turn.record(new Outcome.KeptTaken());
      if (first instanceof Input.FromCustomer said) {
        heard(said);
      }
    }
  }

  private boolean isActing() {
    return turn.state().top() != null && turn.step() instanceof Step.Acting;
  }

  /** An edit of the flows may have taken away the step where somebody stands. */
  private void leaveWhatIsGone() {
    if (turn.state().top() != null && !(turn.state().waiting() != null && turn.isWhole())) {
      turn.abandon("the flow has changed");
    }
  }

  private void fromCustomer(Input.FromCustomer said) {
    startSession();
    heard(said);
  }

  private void heard(Input.FromCustomer said) {
    switch (said) {
      case Input.Message message -> message(message);
      case Input.Tap tap -> tap(tap);
      case Input.Attachment attachment ->
          said(attachment, Objects.requireNonNullElse(attachment.caption(), ""));
      case Input.TemplateReplied replied -> {
        if (isActing()) {
          keep(replied);
        } else if (!openings.template(replied)) {
          said(replied, replied.label());
        }
      }
      case Input.Referred referred -> {
        if (!openings.referral(referred)) {
          message(new Input.Message(referred.id(), referred.sentAt(), referred.text()));
        }
      }
      case Input.Unsupported(var _, var _, var kind) when SILENT.contains(kind) ->
          turn.ignore("a " + kind);
      case Input.Unsupported unsupported -> said(unsupported, "");
    }
  }

  private void startSession() {
    Instant heardBefore = turn.heardBefore();
    Duration session = turn.bundle().brand().session();
    if (heardBefore == null || heardBefore.plus(session).isBefore(turn.context().now())) {
      turn.record(new Outcome.SessionStarted(session));
    }
    if (turn.contact().locale() == null) {
      turn.record(
          new Outcome.LocaleChosen(FirstLocale.of(turn.contact().phone(), turn.bundle().brand())));
    }
  }

  private void message(Input.Message message) {
    boolean taken = turn.bundle().words().word(message.text()).map(words::take).orElse(false);
    if (!taken) {
      said(message, message.text());
    }
  }

  private void tap(Input.Tap tap) {
    Optional<OptionRef> ref = OptionRef.decode(tap.ref());
    if (isActing()) {
      keep(tap);
    } else if (turn.state().top() == null || ref.isEmpty()) {
      said(tap, tap.label());
    } else if (isOfThisWait(ref.get())) {
      hearing.pressed(ref.get().option());
    } else if (turn.step() instanceof Step.Wait && isOfLastQuestion(ref.get())) {
      hearing.pressed(ref.get().option());
    } else if (turn.step() instanceof Step.Wait) {
      said(tap, tap.label());
    } else {
      old(ref.get());
    }
  }

  /** While a flow only waits, its last question can still be answered. */
  private boolean isOfLastQuestion(OptionRef ref) {
    FlowState.Question asked = turn.top().asked();
    return asked != null
        && asked.step().equals(ref.step())
        && ref.conversation().equals(turn.context().conversation());
  }

  /** The step that showed the button says what a press on it does later. */
  private void old(OptionRef ref) {
    Step shown = turn.flow().step(ref.step());
    Step.Stale stale = shown == null ? Step.Stale.REASK : shown.common().stale();
    boolean mine = ref.conversation().equals(turn.context().conversation());
    if (shown instanceof Step.Waiting question && mine && stale == Step.Stale.ANSWER) {
      hearing.answeredAnew(question, ref.option());
    } else if (stale == Step.Stale.IGNORE) {
      turn.ignore("an old button");
    } else {
      hearing.repeat();
    }
  }

  private boolean isOfThisWait(OptionRef ref) {
    return ref.waitId() == turn.waiting().id()
        && ref.conversation().equals(turn.context().conversation());
  }

  private void said(Input.FromCustomer input, String text) {
    if (isActing()) {
      keep(input);
    } else if (turn.state().top() != null) {
      boolean late =
          input.sentAt().plus(FlowLimits.OLDER_THAN_QUESTION).isBefore(turn.waiting().since());
      if (late) {
        turn.ignore("older than the question");
      } else {
        hearing.replied(text);
      }
    } else if (turn.contact().stopped()) {
      turn.ignore("stopped");
    } else {
      open(text);
    }
  }

  /** While a person has the conversation it is theirs to read; else it is kept. */
  private void keep(Input.FromCustomer input) {
    if (turn.step() instanceof Step.Handoff) {
      turn.ignore("for a person");
      ends.heardInHandoff();
    } else {
      turn.record(new Outcome.Kept(input));
    }
  }

  /** Who writes and has no flow open gets the one of the keyword, else the brand's first. */
  private void open(String text) {
    Optional<WordIndex.Keyword> keyword = turn.bundle().words().keyword(text);
    keyword
        .flatMap(WordIndex.Keyword::locale)
        .filter(locale -> !locale.equals(turn.contact().locale()))
        .ifPresent(locale -> turn.record(new Outcome.LocaleChosen(locale)));
    if (keyword.isPresent()) {
      walk.open(keyword.get().flow(), Cause.KEYWORD);
    } else {
      walk.open(turn.bundle().brand().first(), Cause.FIRST);
    }
  }

  private void timer(long waitId) {
    FlowState.Wait waiting = turn.state().waiting();
    if (waiting == null || waiting.id() != waitId || turn.context().now().isBefore(waiting.due())) {
      turn.ignore("a stale timer");
    } else if (turn.step() instanceof Step.Acting acting) {
      ends.timeOver(acting);
    } else {
      hearing.left(Step.TIMEOUT);
    }
  }

  private void undelivered(String place, long waitId) {
    FlowState.Wait waiting = turn.state().waiting();
    Optional<Step.Say> said =
        waiting != null && waiting.id() == waitId ? sayAt(place) : Optional.empty();
    if (said.isEmpty()) {
      turn.ignore("no longer waited for");
    } else {
      turn.record(new Outcome.WaitClosed(Step.UNDELIVERED));
      walk.gone(said.get(), Step.UNDELIVERED);
    }
  }

  /**
   * The {@code say} of the flow that runs now; a line of a flow that has ended has no way on any
   * more.
   */
  private Optional<Step.Say> sayAt(String place) {
    return turn.flow().steps().values().stream()
        .filter(step -> turn.placeOf(step).equals(place))
        .findFirst()
        .filter(Step.Say.class::isInstance)
        .map(Step.Say.class::cast);
  }
}
