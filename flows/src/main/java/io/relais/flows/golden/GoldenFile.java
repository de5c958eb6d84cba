package io.relais.flows.golden;

import io.relais.flows.Contact;
import io.relais.flows.Position;
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
      String name, Position at, String channel, Instant now, Contact contact, List<Line> talk) {
    public Case {
      talk = List.copyOf(talk);
    }
  }

  /** One line of a transcript. */
  public sealed interface Line {
    Position at();

    /** The customer writes. */
    record User(Position at, String text) implements Line {}

    /** The customer presses the option of this id that was shown last. */
    record Tap(Position at, String option) implements Line {}

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

    /** Time passes; timers that become due fire. */
    record Advance(Position at, Duration time) implements Line {}

    /**
     * The process is killed here and recovers. State is read back at every input, so it always is.
     */
    record Crash(Position at) implements Line {}

    record Expect(Position at, Expectation that) implements Line {}
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
   */
  public record Expectation(
      @Nullable Fact<String> at,
      Map<String, Fact<Datum>> data,
      @Nullable Fact<String> ended,
      @Nullable Fact<Integer> messages,
      @Nullable Fact<Integer> timers) {
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
