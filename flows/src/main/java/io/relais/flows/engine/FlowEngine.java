package io.relais.flows.engine;

import io.relais.flows.Brand;
import io.relais.flows.Context;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Turn;
import io.relais.flows.Word;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.expr.ExpressionFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Takes one turn: from where a conversation stands and what has happened to all that this causes. A
 * pure function, the same for the same arguments, in production, in tests and in a replay.
 */
public final class FlowEngine {
  private FlowEngine() {}

  /**
   * One input and all that it causes.
   *
   * @throws TurnFailure where the turn cannot be taken; nothing of it has happened
   */
  public static Turn turn(Bundle bundle, FlowState state, Input input, Context context) {
    Working turn = new Working(bundle, state, input, context);
    try {
      new Dispatch(turn).take(input);
      return turn.finish();
    } catch (ExpressionFailure e) {
      throw new TurnFailure(turn.place(), e);
    }
  }

  /**
   * What happens instead of a turn that failed: the person is told how to reach a human. A timer
   * that failed also leaves the flow, or it would be due again at once and for ever.
   */
  public static Turn offerPerson(Bundle bundle, FlowState state, Input input, Context context) {
    Working turn = new Working(bundle, state, input, context);
    if (!(input instanceof Input.FromCustomer)) {
      turn.abandon("a turn failed");
    }
    if (turn.contact().stopped()) {
      return turn.finish();
    }
    Brand brand = bundle.brand();
    turn.say(
        "notice:offer", BuiltInTexts.get(turn.locale(), "offer", humanWord(brand, turn.locale())));
    String ways =
        String.join(
            ", ",
            Stream.of(brand.human().phone(), brand.human().email())
                .filter(Objects::nonNull)
                .toList());
    if (!ways.isEmpty()) {
      turn.say("notice:offer", BuiltInTexts.get(turn.locale(), "offer.contact", ways));
    }
    return turn.finish();
  }

  private static String humanWord(Brand brand, String locale) {
    Map<String, List<String>> words = brand.words().getOrDefault(Word.HUMAN, Map.of());
    return Stream.concat(
            words.getOrDefault(locale, List.of()).stream(),
            words.values().stream().flatMap(Collection::stream))
        .findFirst()
        .orElse("human");
  }
}
