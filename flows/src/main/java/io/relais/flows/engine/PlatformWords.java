package io.relais.flows.engine;

import io.relais.flows.FlowState.Frame;
import io.relais.flows.Outcome;
import io.relais.flows.Outcome.Cause;
import io.relais.flows.Step;
import io.relais.flows.Word;
import java.util.Set;

/**
 * What the words of the platform do. STOP and the way to a person work everywhere, whatever is
 * open.
 */
final class PlatformWords {
  /** They work in locked steps, too. */
  private static final Set<Word> ALWAYS = Set.of(Word.STOP, Word.HUMAN);

  private final Working turn;
  private final Walk walk;
  private final Hearing hearing;
  private final WayBack back;

  PlatformWords(Working turn, Walk walk, Hearing hearing, WayBack back) {
    this.turn = turn;
    this.walk = walk;
    this.hearing = hearing;
    this.back = back;
  }

  /** False where the word has no meaning now and is an ordinary reply. */
  boolean take(Word word) {
    boolean stopped = turn.contact().stopped();
    boolean open = turn.state().top() != null;
    boolean closed = open && (turn.step().common().locked() || turn.step() instanceof Step.Acting);
    if (closed && !ALWAYS.contains(word)) {
      return false;
    }
    switch (word) {
      case STOP -> stop();
      case HUMAN -> human();
      case START -> {
        if (!stopped) {
          return false;
        }
        start();
      }
      case MENU -> {
        if (stopped) {
          return false;
        }
        menu();
      }
      case BACK -> {
        if (!open) {
          return false;
        }
        back.go();
      }
      case CANCEL -> {
        if (!open) {
          return false;
        }
        back.cancel();
      }
    }
    return true;
  }

  private void stop() {
    turn.record(new Outcome.OptedOut());
    turn.abandon("stopped");
    turn.confirmStop(turn.render(turn.bundle().brand().notices().stopped()));
  }

  private void start() {
    turn.record(new Outcome.OptedIn());
    turn.abandon("started again");
    walk.open(turn.bundle().brand().first(), Cause.FIRST);
  }

  private void human() {
    String flow = turn.bundle().brand().human().flow();
    boolean onTheWay = turn.state().frames().stream().anyMatch(f -> f.flow().equals(flow));
    if (onTheWay || turn.state().handedOver()) {
      hearing.repeat();
    } else {
      if (turn.state().top() != null) {
        turn.record(new Outcome.QuestionLeft());
      }
      walk.open(flow, Cause.WORD);
    }
  }

  private void menu() {
    String root =
        turn.state().frames().stream()
            .findFirst()
            .filter(f -> f.cause() != Cause.WORD)
            .map(Frame::flow)
            .orElse(turn.bundle().brand().first());
    turn.abandon("restarted");
    walk.open(root, Cause.FIRST);
  }
}
