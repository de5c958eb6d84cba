package io.relais.flows.engine;

import io.relais.flows.FlowState.Frame;
import io.relais.flows.Outcome;
import io.relais.flows.Outcome.Cause;
import io.relais.flows.Word;

/**
 * What the words of the platform do. STOP and the way to a person work everywhere, whatever is
 * open.
 */
final class PlatformWords {
  private final Working turn;
  private final Walk walk;
  private final Hearing hearing;

  PlatformWords(Working turn, Walk walk, Hearing hearing) {
    this.turn = turn;
    this.walk = walk;
    this.hearing = hearing;
  }

  /** False where the word has no meaning now and is an ordinary reply. */
  boolean take(Word word) {
    boolean stopped = turn.contact().stopped();
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
      case BACK, CANCEL -> {
        return false;
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
    if (onTheWay) {
      hearing.repeat();
    } else {
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
