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
      case Waiting _, Acting _ -> true;
      case Passing _ -> false;
    };
  }

  /** Outcomes that may be routed; where they are not, they count as another one. */
  default Set<String> furtherOutcomes() {
    return this instanceof Http ? Set.of(NOT_FOUND, CONFLICT) : Set.of();
  }

  /** What the customer is asked here, each of one type. */
  default List<Asked> asks() {
    return switch (this) {
      case Ask ask -> List.of(ask);
      case Form form -> List.copyOf(form.fields().values());
      case Menu _, Wait _, Acting _, Passing _ -> List.of();
    };
  }

  /** A step where the conversation stands until the customer does something, or time is over. */
  sealed interface Waiting extends Step {
    Duration timeout();
  }

  /**
   * A step that asks something of the world, and where the conversation stands until it is known
   * how that ended.
   */
  sealed interface Acting extends Step {
    /** Where the end never becomes known. */
    default String unanswered() {
      return UNAVAILABLE;
    }

    /** Whether the world may be another one afterwards, so that nobody can go back before it. */
    default boolean changesWorld() {
      return true;
    }
  }

  /** A step that is left in the turn in which it is entered. */
  sealed interface Passing extends Step {}

  /** Something of one type that the customer is asked for. */
  sealed interface Asked {
    Text question();

    AnswerType as();

    /** The variable that takes the answer. */
    @Nullable String into();

    List<Option> options();

    Refinement refine();

    Retry retry();
  }

  /**
   * What every step may have. {@code set} and {@code marks} are applied on the normal outcome,
   * before {@code next} is evaluated.
   *
   * @param locked no words of the platform but STOP and the way to a person are understood here
   */
  record Common(
      String id,
      Position at,
      Map<String, ValueSource> set,
      Marks marks,
      @Nullable Next next,
      Map<String, Next.Target> on,
      boolean locked,
      Stale stale) {
    public Common {
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
      on = Collections.unmodifiableMap(new LinkedHashMap<>(on));
    }
  }

  /** What a press on an old button of a step does. */
  enum Stale {
    /** The question that is open now is put again. */
    REASK,
    /** It answers the old question again, and the conversation goes on from there. */
    ANSWER,
    /** Nothing. */
    IGNORE
  }

  /** Sends a text; never waits. */
  record Say(Common common, Text text) implements Passing {
    @Override
    public Set<String> outcomes() {
      return Set.of(UNDELIVERED);
    }
  }

  /** Waits for any reply, or for a time. */
  record Wait(Common common, Duration timeout) implements Waiting {
    @Override
    public Set<String> outcomes() {
      return Set.of(TIMEOUT);
    }
  }

  /**
   * One typed question.
   *
   * @param stars an int between bounds is shown as stars to press
   */
  record Ask(
      Common common,
      Text question,
      AnswerType as,
      @Nullable String into,
      List<Option> options,
      Refinement refine,
      Retry retry,
      Duration timeout,
      boolean stars)
      implements Waiting, Asked {
    public Ask {
      options = List.copyOf(options);
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(INVALID, TIMEOUT);
    }
  }

  /**
   * Options to choose from, as buttons, a list or numbers.
   *
   * @param each where the options come from a list; then {@code options} is empty
   */
  record Menu(
      Common common,
      Text body,
      @Nullable String into,
      List<Option> options,
      @Nullable Each each,
      Retry retry,
      Duration timeout)
      implements Waiting {
    public Menu {
      options = List.copyOf(options);
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(INVALID, TIMEOUT);
    }
  }

  /**
   * Several typed questions, put one by one, then confirmed; each can be corrected.
   *
   * @param confirm the summary to be confirmed; null for a form that ends with its last answer
   */
  record Form(
      Common common,
      Text title,
      Map<String, Field> fields,
      @Nullable Text confirm,
      Retry retry,
      Duration timeout)
      implements Waiting {
    public Form {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(CANCELLED, INVALID, TIMEOUT);
    }
  }

  /**
   * A question of a form. Its id is the variable that takes the answer.
   *
   * @param label what it is called where the customer chooses what to correct; null: its question
   * @param condition it is asked only where this holds
   * @param optional the customer may pass it over
   * @param suggestion an answer that can be taken with one press
   */
  record Field(
      String id,
      Position at,
      Text question,
      @Nullable Text label,
      AnswerType as,
      List<Option> options,
      Refinement refine,
      Retry retry,
      @Nullable Expression condition,
      boolean optional,
      @Nullable ValueSource suggestion)
      implements Asked {
    public Field {
      options = List.copyOf(options);
    }

    @Override
    public String into() {
      return id;
    }
  }

  /**
   * Calls the brand's systems.
   *
   * @param returns where in the answer each variable stands
   */
  record Http(Common common, HttpCall call, Map<String, JsonPath> returns) implements Acting {
    public Http {
      returns = Collections.unmodifiableMap(new LinkedHashMap<>(returns));
    }

    @Override
    public Set<String> outcomes() {
      return changesWorld()
          ? Set.of(REJECTED, UNAVAILABLE, UNKNOWN)
          : Set.of(REJECTED, UNAVAILABLE);
    }

    @Override
    public String unanswered() {
      return changesWorld() ? UNKNOWN : UNAVAILABLE;
    }

    @Override
    public boolean changesWorld() {
      return call.method().writes();
    }
  }

  /** Leaves a message in a queue, which a person answers later. */
  record Ticket(Common common, String queue, Position queueAt, ValueSource note) implements Acting {
    @Override
    public Set<String> outcomes() {
      return Set.of(UNAVAILABLE);
    }
  }

  /**
   * A person takes over.
   *
   * @param say what the customer is told; null for nothing
   * @param summary variables that the person sees
   * @param maxWait how long the customer waits for a person
   */
  record Handoff(
      Common common,
      String queue,
      Position queueAt,
      @Nullable Text say,
      List<ValueSource> skills,
      @Nullable ValueSource priority,
      List<String> summary,
      Duration maxWait)
      implements Acting {
    public Handoff {
      skills = List.copyOf(skills);
      summary = List.copyOf(summary);
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(RETURNED, NO_AGENT, CUSTOMER_LEFT, UNAVAILABLE);
    }
  }

  /** A subflow; {@code outcomes} are what it declares besides {@code done}. */
  record Run(Common common, String flow, Map<String, ValueSource> with, Set<String> outcomes)
      implements Passing {
    public Run {
      with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
      outcomes = Set.copyOf(outcomes);
    }
  }

  /** Ends the flow with one of its declared outcomes. */
  record End(Common common, String outcome) implements Passing {
    @Override
    public Set<String> outcomes() {
      return Set.of();
    }
  }

  /** A step without a verb: what it sets and marks, and a branching {@code next}. */
  record Pass(Common common) implements Passing {
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
   * Options from a list of records.
   *
   * @param list the variable that holds the list
   * @param id the field that is an option's id
   * @param label the field that is shown
   * @param hint the field that is its second line
   */
  record Each(String list, Position at, String id, String label, @Nullable String hint) {}

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
  String CANCELLED = "cancelled";
  String UNAVAILABLE = "unavailable";
  String REJECTED = "rejected";
  String UNKNOWN = "unknown";
  String NOT_FOUND = "not_found";
  String CONFLICT = "conflict";
  String RETURNED = "returned";
  String NO_AGENT = "no_agent";
  String CUSTOMER_LEFT = "customer_left";
  String DONE = "done";
}
