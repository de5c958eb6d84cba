package io.relais.flows.golden;

import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.json.FlowJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What outlives a crash of a conversation in memory: its events, and a snapshot after each, all of
 * them as JSON and nothing else.
 */
final class Journal {
  /** One turn, as it is recorded: what happened, and what it made true. */
  private record Event(Input input, Instant at, List<Outcome> outcomes) {}

  /** All that a replay makes. */
  record Standing(FlowState state, Contact contact) {
    private Standing after(Event event) {
      Contact person = contact;
      for (Outcome outcome : event.outcomes()) {
        person = person.apply(outcome);
      }
      return new Standing(state.after(event.input(), event.outcomes(), event.at()), person);
    }
  }

  private final Recovery recovery;
  private final List<String> events = new ArrayList<>();
  private final List<String> snapshots = new ArrayList<>();

  Journal(Recovery recovery, Contact contact) {
    this.recovery = recovery;
    snapshots.add(FlowJson.write(new Standing(FlowState.EMPTY, contact)));
  }

  void record(Turned turned) {
    Standing before = standing();
    Event event = new Event(turned.input(), turned.at(), turned.outcomes());
    events.add(FlowJson.write(event));
    snapshots.add(FlowJson.write(before.after(event)));
  }

  /** Where the conversation stands for a process that has just started. */
  Standing standing() {
    int from =
        switch (recovery) {
          case STATE -> events.size();
          case SNAPSHOT -> Math.max(0, events.size() - 1);
          case EVENTS -> 0;
        };
    Standing standing = FlowJson.read(snapshots.get(from), Standing.class);
    for (String event : events.subList(from, events.size())) {
      standing = standing.after(FlowJson.read(event, Event.class));
    }
    return standing;
  }
}
