package io.relais.flows;

import io.relais.flows.answer.AnswerType;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a flow: it does one thing and says what comes next.
 *
 * <p>{@link #outcomes()} is the closed set of ways that a step can go other than its normal one;
 * the linter demands a route for each (E03), from the step's {@code on} or the flow's {@code
 * defaults.on}.
 */
public sealed interface Step {

  Common common();

  /** The outcomes, besides the normal one, that must be routed. */
  Set<String> outcomes();

  default String id() {
    return common().id();
  }

  default Position at() {
    return common().at();
  }

  /** Whether a conversation can stand here, between two turns. */
  default boolean waits() {
    return switch (this) {
      case Ask _, Menu _, Wait _ -> true;
      case Say _, Run _, End _, Pass _ -> false;
    };
  }

  /**
   * What every step may have. {@code set} is applied on the normal outcome, before {@code next} is
   * evaluated.
   */
  record Common(
      String id,
      Position at,
      Map<String, ValueSource> set,
      @Nullable Next next,
      Map<String, Next.Target> on) {
    public Common {
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
      on = Collections.unmodifiableMap(new LinkedHashMap<>(on));
    }
  }

  /** Sends a text; never waits. */
  record Say(Common common, Text text) implements Step {
    @Override
    public Set<String> outcomes() {
      return Set.of(UNDELIVERED);
    }
  }

  /** Waits for any reply, or for a time. */
  record Wait(Common common, Duration timeout) implements Step {
    @Override
    public Set<String> outcomes() {
      return Set.of(TIMEOUT);
    }
  }

  /** One typed question. */
  record Ask(
      Common common,
      Text question,
      AnswerType as,
      @Nullable String into,
      List<Option> options,
      Refinement refine,
      Retry retry,
      Duration timeout)
      implements Step {
    public Ask {
      options = List.copyOf(options);
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(INVALID, TIMEOUT);
    }
  }

  /** Options to choose from, as buttons, a list or numbers. */
  record Menu(
      Common common,
      Text body,
      @Nullable String into,
      List<Option> options,
      Retry retry,
      Duration timeout)
      implements Step {
    public Menu {
      options = List.copyOf(options);
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(INVALID, TIMEOUT);
    }
  }

  /** A subflow; {@code outcomes} are what it declares besides {@code done}. */
  record Run(Common common, String flow, Map<String, ValueSource> with, Set<String> outcomes)
      implements Step {
    public Run {
      with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
      outcomes = Set.copyOf(outcomes);
    }
  }

  /** Ends the flow with one of its declared outcomes. */
  record End(Common common, String outcome) implements Step {
    @Override
    public Set<String> outcomes() {
      return Set.of();
    }
  }

  /** A step without a verb: only {@code set} and a branching {@code next}. */
  record Pass(Common common) implements Step {
    @Override
    public Set<String> outcomes() {
      return Set.of();
    }
  }

  /**
   * An option of a menu or choice. {@code id} carries the edge, the analytics and the tests; the
   * label may change.
   */
  record Option(
      String id,
      Position at,
      Text label,
      @Nullable Text hint,
      @Nullable Expression condition,
      @Nullable Next next) {}

  /**
   * How often a reply that cannot be read is asked again, and with which words (else the type's
   * own).
   */
  record Retry(int max, @Nullable Text say) {}

  /**
   * What a value must satisfy beyond its type. {@code match} is RE2 and is found anywhere in the
   * reply.
   */
  record Refinement(
      @Nullable String match,
      @Nullable Position matchAt,
      @Nullable ValueSource min,
      @Nullable ValueSource max,
      List<Check> checks) {
    public static final Refinement NONE = new Refinement(null, null, null, null, List.of());

    public Refinement {
      checks = List.copyOf(checks);
    }
  }

  /** Where {@code condition} holds, the value is refused with these words. */
  record Check(Expression condition, Text say) {}

  String UNDELIVERED = "undelivered";
  String TIMEOUT = "timeout";
  String INVALID = "invalid";
  String DONE = "done";
}
