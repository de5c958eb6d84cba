package io.relais.flows.golden;

import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.Context;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Turn;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.engine.FlowEngine;
import io.relais.flows.engine.TurnFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in memory, with a clock that only {@link #advance} moves. Between two inputs it
 * exists as JSON alone, as in production after a crash. Not for several threads.
 */
public final class Conversation {
  /** Timers that may fire in one {@link #advance}: past that, a flow only talks to itself. */
  public static final int MAX_TIMERS = 1000;

  private static final String ID = "conversation-1";

  private final Bundle bundle;
  private final World world;
  private final List<Turned> turns = new ArrayList<>();
  private final Journal journal;
  private Journal.Standing standing;
  private Instant now;

  /** A conversation that has not begun: the customer has to write first. */
  public Conversation(Bundle bundle, Contact contact, Instant now) {
    this(bundle, contact, now, World.NONE, Recovery.STATE);
  }

  /** A conversation in a world that answers what is asked of it, killed after every turn. */
  Conversation(Bundle bundle, Contact contact, Instant now, World world, Recovery recovery) {
    this.bundle = bundle;
    this.world = world;
    this.journal = new Journal(recovery, contact);
    this.standing = journal.standing();
    this.now = now;
  }

  /** The customer writes. */
  public Turned says(String text) {
    return take(message(text));
  }

  /** The customer presses an option of this or an earlier message. */
  public Turned taps(Action.Option option) {
    return take(tap(option));
  }

  /** The customer sends a file or a place. */
  public Turned sends(String kind, String reference, @Nullable String caption) {
    return take(new Input.Attachment(nextId(), now, kind, reference, caption));
  }

  /** Something comes from the channel or from another system of the brand. */
  Turned arrives(GoldenFile.Arrival arrival) {
    return take(
        switch (arrival) {
          case GoldenFile.Arrival.Event(var name, var data) -> new Input.EventHappened(name, data);
          case GoldenFile.Arrival.Call(var flow, var inputs) -> new Input.FlowCalled(flow, inputs);
          case GoldenFile.Arrival.TemplateButton(var template, var button) ->
              new Input.TemplateReplied(nextId(), now, template, button, button);
          case GoldenFile.Arrival.Ad(var source, var text) ->
              new Input.Referred(nextId(), now, source, text);
          case GoldenFile.Arrival.Undelivered(var step) -> undelivered(step);
        });
  }

  private Input undelivered(String step) {
    FlowState state = state();
    FlowState.Frame top = state.top();
    String place = step.contains(".") || top == null ? step : top.flow() + "." + step;
    return new Input.Undelivered(place, state.waiting() == null ? 0 : state.waiting().id());
  }

  /** What an input would make true now, without taking it; nothing where its turn fails. */
  Optional<List<Outcome>> foretold(Input input) {
    try {
      Context context = new Context(ID, now, contact(), world.abilities());
      return Optional.of(FlowEngine.turn(bundle, state(), input, context).outcomes());
    } catch (TurnFailure failure) {
      return Optional.empty();
    }
  }

  /** The customer writes, as an input that has not happened. */
  Input message(String text) {
    return new Input.Message(nextId(), now, text);
  }

  /** The customer presses an option, as an input that has not happened. */
  Input tap(Action.Option option) {
    return new Input.Tap(nextId(), now, option.ref(), option.label());
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
    turns.add(turned);
    journal.record(turned);
    standing = journal.standing();
    return turned;
  }

  /** Where the conversation stands. */
  public FlowState state() {
    return standing.state();
  }

  public Contact contact() {
    return standing.contact();
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
