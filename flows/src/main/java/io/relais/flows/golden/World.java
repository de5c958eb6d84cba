package io.relais.flows.golden;

import io.relais.flows.Ability;
import io.relais.flows.Action;
import io.relais.flows.Input;
import java.util.Optional;
import java.util.Set;

/** What a conversation in memory can ask of the world, and what the world answers at once. */
public interface World {
  /** Nothing but messages: every step that acts goes by {@code unavailable}. */
  World NONE =
      new World() {
        @Override
        public Set<Ability> abilities() {
          return Set.of();
        }

        @Override
        public Optional<Input> answer(Action effect) {
          return Optional.empty();
        }
      };

  Set<Ability> abilities();

  /**
   * How an effect ends; empty where that takes its time.
   *
   * @throws Unstubbed where nobody has said how it ends
   */
  Optional<Input> answer(Action effect);

  /** An effect that a transcript does not say the end of. */
  final class Unstubbed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unstubbed(String message) {
      super(message, null, false, false);
    }
  }
}
