package io.relais.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Outcome;
import io.relais.persistence.journal.JournalCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationStatePropertyTest {
  private static final int LIVES = 60;
  private static final int EVENTS = 60;

  private final long seed = System.nanoTime();

  @Test
  void aReplayFromAnySnapshotGivesTheStateThatWasLived() throws Exception {
    for (long life = seed; life < seed + LIVES; life++) {
      Random random = new Random(life);
      RandomLife lived = new RandomLife(random);
      List<ConversationEvent> journal = new ArrayList<>();
      List<ConversationState> states = new ArrayList<>(List.of(ConversationState.NEW));
      for (int i = 0; i < EVENTS; i++) {
        journal.add(lived.next(states.getLast()));
        states.add(states.getLast().evolve(journal.getLast()));
      }

      int snapshot = random.nextInt(EVENTS);
      ConversationState replayed = readBack(states.get(snapshot));
      for (ConversationEvent event : journal.subList(snapshot, EVENTS)) {
        replayed = replayed.evolve(readBack(event));
      }
      assertThat(replayed).as("seed %d", life).isEqualTo(states.getLast());
    }
  }

  @Test
  void anEffectsNumberIsNeverGivenTwiceAndNothingLeavesTheOutboxUnasked() {
    for (long life = seed; life < seed + LIVES; life++) {
      RandomLife lived = new RandomLife(new Random(life));
      Set<Long> given = new HashSet<>();
      ConversationState state = ConversationState.NEW;
      for (int i = 0; i < EVENTS; i++) {
        Set<Long> before = ids(state);
        ConversationEvent event = lived.next(state);
        state = state.evolve(event);

        Set<Long> added = ids(state);
        added.removeAll(before);
        assertThat(added).as("seed %d", life).hasSize(asked(event)).noneMatch(given::contains);
        given.addAll(added);
        assertThat(ids(state)).as("seed %d", life).containsAll(kept(before, event, state));
      }
    }
  }

  @Test
  void whatIsRememberedIsBounded() {
    for (long life = seed; life < seed + 5; life++) {
      RandomLife lived = new RandomLife(new Random(life));
      ConversationState state = ConversationState.NEW;
      for (int i = 0; i < 1_000; i++) {
        state = state.evolve(lived.next(state));
        assertThat(state.seen().size()).as("seed %d", life).isLessThanOrEqualTo(Seen.LIMIT);
        assertThat(state.accepted()).as("seed %d", life).hasSizeLessThanOrEqualTo(32);
      }
    }
  }

  private static Set<Long> ids(ConversationState state) {
    Set<Long> ids = new HashSet<>();
    state.pending().effects().forEach(effect -> ids.add(effect.id()));
    return ids;
  }

  private static int asked(ConversationEvent event) {
    return event instanceof ConversationEvent.OfInput taken ? taken.actions().size() : 0;
  }

  /**
   * Of what was pending, all stays but the effect that is done; a STOP may drop more, which is
   * tested by itself.
   */
  private static Set<Long> kept(
      Set<Long> before, ConversationEvent event, ConversationState after) {
    Set<Long> kept = new HashSet<>(before);
    switch (event) {
      case ConversationEvent.EffectDone done -> kept.remove(done.effect());
      case ConversationEvent.MergedInto _ -> kept.clear();
      case ConversationEvent.EffectPostponed _, ConversationEvent.SessionEnded _ -> {}
      case ConversationEvent.OfInput taken -> {
        if (taken.outcomes().stream().anyMatch(Outcome.OptedOut.class::isInstance)) {
          kept.retainAll(ids(after));
        }
      }
    }
    return kept;
  }

  private static ConversationState readBack(ConversationState state) {
    String name = JournalCodec.CONVERSATION_STATE;
    return (ConversationState) JournalCodec.read(name, JournalCodec.write(name, state));
  }

  private static ConversationEvent readBack(ConversationEvent event) {
    String name = JournalCodec.nameOf(event);
    return (ConversationEvent) JournalCodec.read(name, JournalCodec.write(name, event));
  }
}
