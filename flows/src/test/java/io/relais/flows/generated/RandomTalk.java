package io.relais.flows.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Action;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import io.relais.flows.Step;
import io.relais.flows.Value;
import io.relais.flows.answer.AnswerType;
import io.relais.flows.bundle.Bundle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Does to a conversation what people, time, systems and the channel may do, in any order. */
final class RandomTalk {
  private static final List<String> WORDS =
      List.of(
          "hello",
          "yes",
          "no",
          "1",
          "2",
          "7",
          "12.5",
          "AB-12 please",
          "tom@example.org",
          "06 12 34 56 78",
          "tomorrow",
          "3 December 2026",
          "First",
          "second",
          "The one",
          "Another",
          "Option c",
          "Ex",
          "Why",
          "stop",
          "start",
          "agent",
          "menu",
          "back",
          "cancel",
          "",
          "🙂",
          "one",
          "skip",
          "x".repeat(5000));

  private static final Map<AnswerType, String> FITTING =
      Map.of(
          AnswerType.TEXT, "AB-12",
          AnswerType.INT, "3",
          AnswerType.NUMBER, "12.5",
          AnswerType.YES_NO, "yes",
          AnswerType.EMAIL, "tom@example.org",
          AnswerType.PHONE, "06 12 34 56 78",
          AnswerType.DATE, "3 December 2026");

  private static final List<String> BODIES =
      List.of(
          "{\"thing\":{\"name\":\"Lamp\",\"due\":\"2026-12-24\"},"
              + "\"items\":[{\"id\":\"a\",\"label\":\"Aa\"},{\"id\":\"b/c\",\"label\":\"Bb\"}]}",
          "{\"thing\":{\"name\":\"Vase\"}}",
          "{\"items\":[{\"id\":\"a\",\"label\":\"Aa\"}]}",
          "{\"items\":[]}",
          "{\"items\":[{\"id\":\"\",\"label\":\" \"}],\"thing\":7}",
          "not JSON");

  private final SplittableRandom random;
  private final Kept kept;
  private final List<Action.Option> shown = new ArrayList<>();
  private int inputs;

  RandomTalk(Bundle bundle, SplittableRandom random) {
    this.random = random;
    this.kept = new Kept(bundle);
  }

  Kept kept() {
    return kept;
  }

  void step() {
    List<Action> pending = kept.pending();
    Input input = !pending.isEmpty() && chance(60) ? ended(pending.getFirst()) : input();
    take(input);
  }

  /** Silence from here on: every timer fires at its time, and none in vain. */
  void silence(int timers) {
    for (int i = 0; i < timers && kept.state().waiting() != null; i++) {
      timeOver();
    }
  }

  private void take(Input input) {
    for (Action action : kept.take(input)) {
      if (action instanceof Action.Send send) {
        shown.addAll(send.options());
      }
    }
  }

  private boolean chance(int ofHundred) {
    return random.nextInt(100) < ofHundred;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String id() {
    return "m" + ++inputs;
  }

  private Input input() {
    Step step = kept.standsAt();
    return step != null && chance(55) ? fitting(step) : anything();
  }

  /** What somebody does who has understood the question. */
  private Input fitting(Step step) {
    return switch (step) {
      case Step.Ask ask when FITTING.containsKey(ask.as()) ->
          says(Objects.requireNonNull(FITTING.get(ask.as())));
      case Step.Form _ -> chance(50) ? says(one(List.of("Tom Price", "3", "yes"))) : tap(recent());
      case Step.Waiting _ -> chance(90) ? tap(recent()) : says("hello");
      case Step.Acting _ -> anything();
      case Step.Passing _ -> anything();
    };
  }

  private Input says(String text) {
    return new Input.Message(id(), kept.now(), text);
  }

  private Input anything() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> new Input.Message(id(), kept.now(), one(WORDS));
      case 4, 5, 6 -> tap(recent());
      case 7 -> tap(shown);
      case 8 -> passing();
      case 9 -> late();
      default -> unusual();
    };
  }

  private List<Action.Option> recent() {
    return shown.subList(Math.max(0, shown.size() - 3), shown.size());
  }

  private Input tap(List<Action.Option> options) {
    if (options.isEmpty()) {
      return new Input.Tap(id(), kept.now(), "1/c1/s0/1/one", "The one");
    }
    Action.Option option = one(options);
    return new Input.Tap(id(), kept.now(), option.ref(), option.label());
  }

  private Input passing() {
    kept.pass(Duration.ofMinutes(random.nextInt(90)));
    FlowState.Wait waiting = kept.state().waiting();
    return new Input.TimerFired(waiting == null ? 1 : waiting.id());
  }

  private void timeOver() {
    FlowState.Wait waiting = kept.state().waiting();
    if (waiting != null) {
      kept.passUntil(waiting.due());
      take(new Input.TimerFired(waiting.id()));
      assertThat(kept.state().waiting()).as("a time that is over is taken").isNotEqualTo(waiting);
    }
  }

  private Input late() {
    FlowState.Wait waiting = kept.state().waiting();
    if (waiting != null) {
      kept.passUntil(waiting.due());
    }
    return new Input.TimerFired(waiting == null ? 1 : waiting.id());
  }

  private long waitId() {
    FlowState.Wait waiting = kept.state().waiting();
    return waiting == null || chance(20) ? random.nextInt(9) : waiting.id();
  }

  private Input unusual() {
    return switch (random.nextInt(10)) {
      case 0 -> new Input.Undelivered("main.s" + random.nextInt(12), waitId());
      case 1 -> new Input.Undelivered("main.s" + random.nextInt(12) + "a", waitId());
      case 2 -> new Input.Attachment(id(), kept.now(), "image", "media", caption());
      case 3 -> new Input.Unsupported(id(), kept.now(), chance(50) ? "reaction" : "order");
      case 4 -> new Input.TemplateReplied(id(), kept.now(), "hello", "yes", "Yes");
      case 5 -> new Input.Referred(id(), kept.now(), "spring", "Hi, I saw this");
      case 6 -> new Input.EventHappened("shipped", Map.of("order", new Value.Text("A1")));
      case 7 -> new Input.FlowCalled("news", Map.of());
      case 8 -> new Input.Message(id(), kept.now().minusSeconds(random.nextInt(300)), one(WORDS));
      default ->
          ended(new Action.Call(waitId(), null, List.of(), Map.of(), null, null, 1, 0, null));
    };
  }

  private @Nullable String caption() {
    return chance(50) ? one(WORDS) : null;
  }

  private Input ended(Action effect) {
    return switch (effect) {
      case Action.Send _ ->
          throw new IllegalStateException("Expected an effect, but got a message");
      case Action.Call call -> called(call.waitId());
      case Action.OpenTicket ticket -> new Input.TicketEnded(ticket.waitId(), chance(80));
      case Action.HandOver handOver -> {
        Input.DeskAct[] acts = Input.DeskAct.values();
        yield new Input.DeskActed(
            handOver.waitId(),
            acts[random.nextInt(acts.length)],
            chance(80) ? "anna" : null,
            chance(80) ? "A word" : null);
      }
    };
  }

  private Input called(long waitId) {
    Input.CallEnd[] ends = Input.CallEnd.values();
    return chance(70)
        ? new Input.CallEnded(
            waitId,
            Input.CallEnd.ANSWERED,
            chance(70) ? 200 : one(List.of(201, 404, 409, 403, 429, 500, 302)),
            chance(70) ? BODIES.getFirst() : chance(90) ? one(BODIES) : null)
        : new Input.CallEnded(waitId, ends[random.nextInt(ends.length)], 0, null);
  }
}
