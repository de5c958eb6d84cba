package io.relais.flows.golden;

import io.relais.flows.Contact;
import io.relais.flows.Input;
import io.relais.flows.Position;
import io.relais.flows.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of golden transcripts.
 *
 * @param flow the flow that whoever writes gets
 */
public record GoldenFile(String path, String flow, List<Case> cases) {

  public GoldenFile {
    cases = List.copyOf(cases);
  }

  /** One conversation, from its first message on. */
  public record Case(
      String name,
      Position at,
      String channel,
      Instant now,
      Contact contact,
      List<Stub> stubs,
      List<Line> talk) {
    public Case {
      stubs = List.copyOf(stubs);
      talk = List.copyOf(talk);
    }
  }

  /** How the world answers what is asked of it. */
  public sealed interface Stub {
    /**
     * A call.
     *
     * @param call {@code GET https://shop.example/orders/*}: the method and a url, in which {@code
     *     *} stands for anything
     */
    record Http(String call, Input.CallEnd end, int status, @Nullable String body)
        implements Stub {}

    /** A queue that nobody serves. */
    record Down(String queue) implements Stub {}
  }

  /** One line of a transcript. */
  public sealed interface Line {
    Position at();

    /** A line that makes something happen. */
    sealed interface Act extends Line {}

    /** The customer writes. */
    record User(Position at, String text) implements Act {}

    /** The customer presses the option of this id that was shown last. */
    record Tap(Position at, String option) implements Act {}

    /**
     * The bot says this, and nothing before it.
     *
     * @param options the ids of the options below it, in order; null where they do not matter
     */
    record Bot(Position at, Said said, @Nullable List<String> options) implements Line {
      public Bot {
        options = options == null ? null : List.copyOf(options);
      }
    }

    /** The customer sends a file or a place. */
    record Media(Position at, String kind, @Nullable String caption) implements Act {}

    /**
     * A person acts who has taken over, or is to.
     *
     * @param text what they write to the customer
     */
    record Agent(Position at, Input.DeskAct act, @Nullable String text) implements Act {}

    /** Time passes; timers that become due fire. */
    record Advance(Position at, Duration time) implements Act {}

    /** Something arrives that the customer neither wrote nor pressed in a question. */
    record Webhook(Position at, Arrival what) implements Act {}

    /**
     * The process is killed here and recovers. Every case is run again with that after every turn,
     * so this only says that it matters here.
     */
    record Crash(Position at) implements Line {}

    record Expect(Position at, Expectation that) implements Line {}
  }

  /** What a {@code webhook} line brings. */
  public sealed interface Arrival {
    /** Another system tells that something has happened. */
    record Event(String name, Map<String, Value> data) implements Arrival {
      public Event {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
      }
    }

    /** Another system opens a flow. */
    record Call(String flow, Map<String, Value> inputs) implements Arrival {
      public Call {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      }
    }

    /** A button of a template is pressed. */
    record TemplateButton(String template, String button) implements Arrival {}

    /** The first words of somebody who comes from an advertisement. */
    record Ad(String source, String text) implements Arrival {}

    /** What a step said can finally not be delivered. */
    record Undelivered(String step) implements Arrival {}
  }

  /** What a bubble must be. */
  public sealed interface Said {
    /** Anything. */
    record Any() implements Said {}

    /** This text, to the letter. */
    record Exactly(String text) implements Said {}

    /** A text in which every {@code *} stands for anything; no other sign is special. */
    record Like(String pattern) implements Said {}

    /** Whatever this step says ({@code step} or {@code flow.step}). */
    record OfStep(String step) implements Said {}

    /** A line of the platform: {@code automated}, {@code stopped}. */
    record Notice(String name) implements Said {}
  }

  /**
   * What must be true at a point of the conversation; null where nothing is said about it.
   *
   * @param at the step that waits
   * @param ended the outcome by which the flow ended, or {@code abandoned}
   * @param messages sent so far, as they are billed
   * @param timers how many are pending
   * @param calls of {@code http}, made so far
   * @param handoff the queue that the conversation was given to last
   * @param ticket the {@code queue} and {@code note} of the last ticket
   * @param tags all that the conversation carries
   */
  public record Expectation(
      @Nullable Fact<String> at,
      Map<String, Fact<Datum>> data,
      @Nullable Fact<String> ended,
      @Nullable Fact<Integer> messages,
      @Nullable Fact<Integer> timers,
      @Nullable Fact<Integer> calls,
      @Nullable Fact<String> handoff,
      @Nullable Fact<Map<String, String>> ticket,
      @Nullable Fact<List<String>> tags) {
    public Expectation {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
  }

  /** Something expected, and where it is written. */
  public record Fact<T>(T value, Position at) {}

  /** The value that a variable must have. */
  public sealed interface Datum {
    record Unset() implements Datum {}

    /** A plain value as it is written: a date as 2026-11-25, a choice by its id. */
    record Plain(String written) implements Datum {}

    record Fields(Map<String, Datum> fields) implements Datum {
      public Fields {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      }
    }

    record Items(List<Datum> items) implements Datum {
      public Items {
        items = List.copyOf(items);
      }
    }
  }
}
