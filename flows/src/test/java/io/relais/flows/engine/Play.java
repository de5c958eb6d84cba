package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Ability;
import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.Context;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Turn;
import io.relais.flows.Value;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import io.relais.flows.json.FlowJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plays a conversation against flows written in the test. The state is written and read back
 * between every two inputs.
 */
final class Play {
  private static final String BRAND =
      """
      brand: boutique
      name: La Boutique
      locale: fr
      also: [en]
      zone: Europe/Paris
      country: FR
      channels:
        whatsapp:
          - {number: "100000000000001", display: "+33 1 70 00 00 00", rate: 80/s, order: accepted, on_unknown: resend}
      first: main
      human: {flow: person, phone: "+33 1 70 00 00 01"}
      words:
        stop:  {fr: [stop], en: [stop, unsubscribe]}
        start: {fr: [reprendre], en: [start]}
        human: {fr: [conseiller], en: [agent]}
        menu:  {fr: [menu], en: [home]}
        back:  {fr: [précédent], en: [back]}
        cancel: {fr: [annuler], en: [cancel]}
      environment: [API]
      secrets: [oms]
      hosts: [api.example]
      queues: {sav: {capacity: 2}}
      profile: {tier: optional text, since: optional date}
      notices: {automated: "Assistant automatique.", stopped: "Vous ne recevrez plus rien."}
      limits: {steps: 50, messages: 5}
      session: 24h
      """;

  private static final String PERSON =
      """
      flow: person
      locale: fr
      also: [en]
      outcomes: [done]
      defaults: {timeout: 1h, on: {timeout: over, invalid: over, undelivered: over}}
      start: ways
      steps:
        ways: {ask: "Laissez un message.", as: text, into: note, next: over}
        over: {end: done}
      data: {note: text}
      """;

  private final Bundle bundle;
  private FlowState state = FlowState.EMPTY;
  private Contact contact = new Contact("Inès Martin", "+33612345678", null, false, Map.of());
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private Turn last = new Turn(List.of(), List.of());
  private Set<Ability> abilities = Set.of();
  private int inputs;

  private Play(Bundle bundle) {
    this.bundle = bundle;
  }

  /** A play with the flow {@code main}, the brand's first, and a flow {@code person}. */
  static Play with(String main, String... otherFlows) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("brand.yaml", BRAND);
    files.put(
        "i18n/en/brand.yaml",
        "notices: {automated: Automated assistant., stopped: You will hear no more.}");
    files.put("flows/main.flow.yaml", main);
    files.put("flows/person.flow.yaml", PERSON);
    files.put("i18n/en/person.yaml", "ways: {ask: Leave a message.}");
    for (String flow : otherFlows) {
      String id = flow.lines().findFirst().orElseThrow().substring("flow: ".length());
      files.put("flows/" + id + ".flow.yaml", flow);
    }
    Workspace workspace = Workspace.load(new Sources(files));
    assertThat(workspace.diagnostics().stream().filter(d -> d.isError()).toList()).isEmpty();
    return new Play(Objects.requireNonNull(workspace.bundle()));
  }

  /** Everything can be asked of the world. */
  Play inFullWorld() {
    abilities = Set.of(Ability.values());
    return this;
  }

  /** What the last turn asked of the world besides messages. */
  <T extends Action> T asked(Class<T> kind) {
    return last.actions().stream().filter(kind::isInstance).map(kind::cast).findFirst().get();
  }

  /** The pending call was answered. */
  Play answers(int status, String body) {
    return take(new Input.CallEnded(waitId(), Input.CallEnd.ANSWERED, status, body));
  }

  Play desk(Input.DeskAct act, String text) {
    return take(new Input.DeskActed(waitId(), act, "anna", text));
  }

  long waitId() {
    return state.waiting() == null ? 0 : state.waiting().id();
  }

  /** Somebody else writes to the same brand. */
  Play anew() {
    Play other = new Play(bundle);
    other.abilities = abilities;
    return other;
  }

  Play withPhone(String phone) {
    contact = new Contact("Tom", phone, null, false, Map.of());
    return this;
  }

  Play says(String text) {
    return take(new Input.Message("m" + ++inputs, now, text));
  }

  Play says(String text, Instant sentAt) {
    return take(new Input.Message("m" + ++inputs, sentAt, text));
  }

  Play reacts() {
    return take(new Input.Unsupported("m" + ++inputs, now, "reaction"));
  }

  Play sendsPhoto() {
    return take(new Input.Attachment("m" + ++inputs, now, "image", "media-1", null));
  }

  /** Presses the option of this id below the last message. */
  Play taps(String option) {
    return press(option(option));
  }

  Play press(Action.Option option) {
    return take(new Input.Tap("m" + ++inputs, now, option.ref(), option.label()));
  }

  Action.Option option(String id) {
    return sends().stream()
        .flatMap(send -> send.options().stream())
        .filter(option -> option.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Time passes, and the wait is told if it is over by then. */
  Play waits(Duration time) {
    now = now.plus(time);
    FlowState.Wait waiting = state.waiting();
    return waiting != null && !now.isBefore(waiting.due())
        ? take(new Input.TimerFired(waiting.id()))
        : this;
  }

  Play take(Input input) {
    last = FlowEngine.turn(bundle, state, input, new Context("c1", now, contact, abilities));
    state = read(state.after(input, last.outcomes(), now), FlowState.class);
    for (Outcome outcome : last.outcomes()) {
      contact = contact.apply(outcome);
    }
    contact = read(contact, Contact.class);
    return this;
  }

  Turn fails(Input input) {
    return FlowEngine.offerPerson(bundle, state, input, new Context("c1", now, contact));
  }

  private static <T> T read(T value, Class<T> type) {
    return FlowJson.read(FlowJson.write(value), type);
  }

  /** The texts of the last turn, message by message. */
  List<String> hears() {
    return sends().stream().map(Action.Send::writtenBody).toList();
  }

  List<Action.Send> sends() {
    return last.actions().stream()
        .filter(Action.Send.class::isInstance)
        .map(Action.Send.class::cast)
        .toList();
  }

  List<String> optionsShown() {
    return sends().stream().flatMap(s -> s.options().stream()).map(Action.Option::label).toList();
  }

  List<Outcome> outcomes() {
    return last.outcomes();
  }

  Map<String, Value> data() {
    FlowState.Frame top = state.top();
    return top == null ? Map.of() : top.data();
  }

  /**
   * Where it stands: {@code main.menu}, or {@code main.call/person.ways}; empty when no flow is
   * open.
   */
  String stands() {
    return state.frames().stream()
        .map(f -> f.flow() + "." + f.step())
        .collect(Collectors.joining("/"));
  }

  Contact contact() {
    return contact;
  }

  FlowState state() {
    return state;
  }

  Instant now() {
    return now;
  }
}
