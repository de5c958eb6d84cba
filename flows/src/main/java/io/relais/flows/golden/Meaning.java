package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Flow;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.WordIndex;
import io.relais.flows.golden.GoldenFile.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody would do in another language where they wrote this. Words that had the effect of a
 * press on an option are that press; words that were a date or a number are that date or number; a
 * keyword is one of the other language; all else is said as it was.
 */
final class Meaning {
  private final Conversation conversation;
  private final String locale;

  /**
   * @param conversation the one in which it is about to be said
   */
  Meaning(Conversation conversation, String locale) {
    this.conversation = conversation;
    this.locale = locale;
  }

  Line.Act of(Line.User said) {
    Optional<List<Outcome>> effect = foretold(said.text());
    if (effect.isEmpty() || conversation.bundle().words().word(said.text()).isPresent()) {
      return said;
    }
    return press(said, effect.get())
        .or(() -> keyword(said))
        .or(() -> value(said, effect.get()))
        .orElse(said);
  }

  private Optional<List<Outcome>> foretold(String text) {
    return conversation.foretold(conversation.message(text));
  }

  private Optional<Line.Act> press(Line.User said, List<Outcome> effect) {
    return conversation.options().stream()
        .filter(option -> foretold(option).equals(Optional.of(effect)))
        .findFirst()
        .map(option -> new Line.Tap(said.at(), option.id()));
  }

  private Optional<List<Outcome>> foretold(Action.Option option) {
    Input tap = conversation.tap(option);
    return conversation.foretold(tap);
  }

  private Optional<Line.Act> keyword(Line.User said) {
    if (conversation.state().top() != null) {
      return Optional.empty();
    }
    Bundle bundle = conversation.bundle();
    return bundle
        .words()
        .keyword(said.text())
        .map(WordIndex.Keyword::flow)
        .flatMap(flow -> Optional.ofNullable(bundle.flow(flow)))
        .flatMap(flow -> keywords(flow).findFirst())
        .map(word -> new Line.User(said.at(), word));
  }

  private Stream<String> keywords(Flow flow) {
    return flow.triggers().stream()
        .filter(Flow.Trigger.Keyword.class::isInstance)
        .map(Flow.Trigger.Keyword.class::cast)
        .flatMap(keyword -> keyword.byLocale().getOrDefault(locale, List.of()).stream());
  }

  private Optional<Line.Act> value(Line.User said, List<Outcome> effect) {
    return effect.stream()
        .flatMap(outcome -> plain(outcome).stream())
        .filter(text -> foretold(text).equals(Optional.of(effect)))
        .findFirst()
        .map(text -> new Line.User(said.at(), text));
  }

  /** A value that was set, as every language writes it. */
  private static Optional<String> plain(Outcome outcome) {
    return outcome instanceof Outcome.ValueSet(var _, var value)
        ? switch (value) {
          case Value.Int(var number) -> Optional.of(Long.toString(number));
          case Value.Date(var date) -> Optional.of(date.toString());
          case null, default -> Optional.empty();
        }
        : Optional.empty();
  }
}
