package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.Context;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Turn;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.engine.FlowEngine;
import io.relais.flows.engine.TurnFailure;
import io.relais.flows.json.FlowJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in memory, with a clock that only {@link #advance} moves. Between two inputs the
 * state and the contact exist as JSON alone, as in production after a crash. Not for several
 * threads.
 */
public final class Conversation {
  /** Timers that may fire in one {@link #advance}: past that, a flow only talks to itself. */
  public static final int MAX_TIMERS = 1000;

  private static final String ID = "conversation-1";

  private final Bundle bundle;
  private final World world;
  private final List<Turned> turns = new ArrayList<>();
  private String state = FlowJson.write(FlowState.EMPTY);
  private String contact;
  private Instant now;

  /** A conversation that has not begun: the customer has to write first. */
  public Conversation(Bundle bundle, Contact contact, Instant now) {
    this(bundle, contact, now, World.NONE);
  }

  /** A conversation in a world that answers what is asked of it. */
  Conversation(Bundle bundle, Contact contact, Instant now, World world) {
    this.bundle = bundle;
    this.world = world;
    this.contact = FlowJson.write(contact);
    this.now = now;
  }

  /** The customer writes. */
  public Turned says(String text) {
    return take(new Input.Message(nextId(), now, text));
  }

  /** The customer presses an option of this or an earlier message. */
  public Turned taps(Action.Option option) {
    return take(new Input.Tap(nextId(), now, option.ref(), option.label()));
  }

  /** The customer sends a file or a place. */
  public Turned sends(String kind, String reference, @Nullable String caption) {
    return take(new Input.Attachment(nextId(), now, kind, reference, caption));
  }

  /** A person does something who has taken over, or is to. */
  Turned desk(Input.DeskAct act, @Nullable String agent, @Nullable String text) {
    FlowState.Wait waiting = state().waiting();
    return take(new Input.DeskActed(waiting == null ? 0 : waiting.id(), act, agent, text));
  }

  /**
   * What the last turn asked of the world ends, as far as the world answers at once; what that
   * causes, too.
   */
  List<Turned> perform() {
    List<Turned> more = new ArrayList<>();
    for (int done = turns.size() - 1; done >= 0 && done < turns.size(); done++) {
      for (Action effect : turns.get(done).effects()) {
        if (more.size() == MAX_TIMERS) {
          throw new EndlessTimers(Duration.ZERO);
        }
        world.answer(effect).ifPresent(input -> more.add(take(input)));
      }
    }
    return more;
  }

  private String nextId() {
    return "message-" + (turns.size() + 1);
  }

  /**
   * Lets time pass: every timer that becomes due fires at its time, in order.
   *
   * @throws EndlessTimers where more than {@link #MAX_TIMERS} fire
   */
  public List<Turned> advance(Duration time) {
    Instant until = now.plus(time);
    List<Turned> fired = new ArrayList<>();
    Optional<FlowState.Wait> due = dueBy(until);
    while (due.isPresent()) {
      if (fired.size() == MAX_TIMERS) {
        throw new EndlessTimers(time);
      }
      now = due.get().due();
      fired.add(take(new Input.TimerFired(due.get().id())));
      fired.addAll(perform());
      due = dueBy(until);
    }
    now = until;
    return fired;
  }

  private Optional<FlowState.Wait> dueBy(Instant until) {
    return Optional.ofNullable(state().waiting()).filter(wait -> !wait.due().isAfter(until));
  }

  private Turned take(Input input) {
    FlowState before = state();
    Contact person = contact();
    Context context = new Context(ID, now, person, world.abilities());
    Turned turned;
    try {
      Turn turn = FlowEngine.turn(bundle, before, input, context);
      turned = Turned.of(input, now, before, turn, null);
    } catch (TurnFailure failure) {
      Turn offer = FlowEngine.offerPerson(bundle, before, input, context);
      turned = Turned.of(input, now, before, offer, failure);
    }
    state = FlowJson.write(turned.after());
    contact = FlowJson.write(turned.contactAfter(person));
    turns.add(turned);
    return turned;
  }

  /** Where the conversation stands. */
  public FlowState state() {
    return FlowJson.read(state, FlowState.class);
  }

  public Contact contact() {
    return FlowJson.read(contact, Contact.class);
  }

  public Instant now() {
    return now;
  }

  public Bundle bundle() {
    return bundle;
  }

  /** All that has happened so far. */
  public List<Turned> turns() {
    return List.copyOf(turns);
  }

  /** Messages sent so far, as they are billed. */
  public int messages() {
    return turns.stream().mapToInt(turned -> turned.sends().size()).sum();
  }

  /** The options of the last message that had any. */
  public List<Action.Option> options() {
    return shown().stream().findFirst().orElse(List.of());
  }

  /** The option of this id that was shown last. */
  public Optional<Action.Option> option(String id) {
    return shown().stream().flatMap(List::stream).filter(o -> o.id().equals(id)).findFirst();
  }

  private List<List<Action.Option>> shown() {
    return turns.reversed().stream()
        .flatMap(turned -> turned.sends().reversed().stream())
        .map(Action.Send::options)
        .filter(options -> !options.isEmpty())
        .toList();
  }
}
