package io.relais.flows.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relais.flows.Ability;
import io.relais.flows.Action;
import io.relais.flows.DataType;
import io.relais.flows.HttpCall;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Value;
import io.relais.flows.ValueSource;
import io.relais.flows.json.FlowJson;
import io.relais.flows.json.JsonValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks something of the world, and reads how it ended. */
final class Acts {
  /** Time beyond what an effect may take itself, after which its end is not waited for any more. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  private static final String ENV = "env.";

  private final Working turn;

  Acts(Working turn) {
    this.turn = turn;
  }

  /** Opens the wait for the end of an effect; false where this installation does not perform it. */
  boolean begin(Step.Acting step) {
    Ability needed = ability(step);
    if (!turn.context().abilities().contains(needed)) {
      turn.record(new Outcome.NotPerformed(turn.placeOf(step)));
      return false;
    }
    if (step.changesWorld()) {
      turn.record(new Outcome.WorldChanged());
    }
    turn.record(
        new Outcome.WaitOpened(
            turn.state().waits() + 1, turn.context().now().plus(longest(step)), turn.asked()));
    long waitId = turn.waiting().id();
    switch (step) {
      case Step.Http http -> turn.act(call(http, waitId));
      case Step.Ticket ticket ->
          turn.act(new Action.OpenTicket(waitId, ticket.queue(), text(ticket.note())));
      case Step.Handoff handoff -> handOver(handoff, waitId);
    }
    return true;
  }

  private static Ability ability(Step.Acting step) {
    return switch (step) {
      case Step.Http _ -> Ability.HTTP;
      case Step.Ticket _ -> Ability.TICKET;
      case Step.Handoff _ -> Ability.HANDOFF;
    };
  }

  private static Duration longest(Step.Acting step) {
    return switch (step) {
      case Step.Http http ->
          http.call().timeout().multipliedBy(1L + http.call().retries()).plus(SLACK);
      case Step.Ticket _ -> SLACK;
      case Step.Handoff handoff -> handoff.maxWait();
    };
  }

  private void handOver(Step.Handoff handoff, long waitId) {
    if (handoff.say() != null) {
      turn.say(handoff, turn.render(handoff.say()), List.of());
    }
    Map<String, Value> summary = new LinkedHashMap<>();
    for (String name : handoff.summary()) {
      Value value = turn.top().data().get(name);
      if (value != null) {
        summary.put(name, value);
      }
    }
    ValueSource priority = handoff.priority();
    turn.record(new Outcome.OwnerChanged("queue:" + handoff.queue()));
    turn.act(
        new Action.HandOver(
            waitId,
            handoff.queue(),
            handoff.skills().stream().map(this::text).toList(),
            priority == null ? null : text(priority),
            summary));
  }

  private Action.Call call(Step.Http step, long waitId) {
    HttpCall call = step.call();
    Map<String, List<Action.Piece>> headers = new LinkedHashMap<>();
    call.headers().forEach((name, value) -> headers.put(name, pieces(value, false)));
    HttpCall.Body body = call.body();
    return new Action.Call(
        waitId,
        call.method(),
        pieces(call.url(), true),
        headers,
        call.auth(),
        body == null ? null : value(body),
        call.timeout().toMillis(),
        call.retries(),
        call.once()
            ? turn.context().conversation() + "/" + turn.placeOf(step) + "/" + waitId
            : null);
  }

  private List<Action.Piece> pieces(Template template, boolean encoded) {
    List<Action.Piece> pieces = new ArrayList<>();
    for (Template.Segment segment : template.segments()) {
      pieces.add(
          switch (segment) {
            case Template.Segment.Literal(var text) -> new Action.Piece(text, false);
            case Template.Segment.Computed(var expression)
                when expression.source().startsWith(ENV) ->
                new Action.Piece(expression.source().substring(ENV.length()), true);
            case Template.Segment.Computed(var expression) -> {
              String text = turn.bundle().expressions().text(expression, turn.scope());
              yield new Action.Piece(encoded ? encoded(text) : text, false);
            }
          });
    }
    return pieces;
  }

  /** What somebody typed must stay one part of a path or query. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private @Nullable Value value(HttpCall.Body body) {
    return switch (body) {
      case HttpCall.Body.Leaf(ValueSource.Computed(var expression)) ->
          turn.bundle().expressions().any(expression, turn.scope());
      case HttpCall.Body.Leaf(var source) -> turn.value(source);
      case HttpCall.Body.Fields(var fields) -> {
        Map<String, Value> values = new LinkedHashMap<>();
        fields.forEach(
            (name, field) -> {
              Value value = value(field);
              if (value != null) {
                values.put(name, value);
              }
            });
        yield new Value.Fields(values);
      }
      case HttpCall.Body.Items(var items) ->
          new Value.Items(items.stream().map(this::value).filter(Objects::nonNull).toList());
    };
  }

  private String text(ValueSource source) {
    Value value = turn.value(source);
    return value == null ? "" : turn.written(source, value);
  }

  /** The outcome of a call; null for the normal one, whose values have then been set. */
  @Nullable String ended(Step.Http step, Input.CallEnded ended) {
    return switch (ended.end()) {
      case UNAVAILABLE -> Step.UNAVAILABLE;
      case UNKNOWN -> step.unanswered();
      case ANSWERED -> answered(step, ended.status(), ended.body());
    };
  }

  private @Nullable String answered(Step.Http step, int status, @Nullable String body) {
    if (status >= 200 && status < 300) {
      return returned(step, body) ? null : step.unanswered();
    }
    return switch (status) {
      case 404 -> routed(step, Step.NOT_FOUND);
      case 409 -> routed(step, Step.CONFLICT);
      case 408, 429 -> Step.UNAVAILABLE;
      default -> status >= 400 && status < 500 ? Step.REJECTED : Step.UNAVAILABLE;
    };
  }

  private String routed(Step.Http step, String outcome) {
    return turn.flow().route(step, outcome).isPresent() ? outcome : Step.REJECTED;
  }

  /** False where the answer does not hold what the step says it returns; then nothing is set. */
  private boolean returned(Step.Http step, @Nullable String body) {
    JsonNode document = parsed(body);
    Map<String, Optional<Value>> values = new LinkedHashMap<>();
    for (var place : step.returns().entrySet()) {
      DataType type = Objects.requireNonNull(turn.flow().typeOf(place.getKey()), "a variable");
      JsonNode found = place.getValue().in(document);
      boolean absent = found.isMissingNode() || found.isNull();
      Optional<Value> value = absent ? Optional.empty() : JsonValues.fit(found, type);
      if (value.isEmpty() && !(absent && type.isOptional())) {
        return false;
      }
      values.put(place.getKey(), value);
    }
    values.forEach((name, value) -> turn.record(new Outcome.ValueSet(name, value.orElse(null))));
    return true;
  }

  private static JsonNode parsed(@Nullable String body) {
    try {
      return body == null || body.isBlank()
          ? MissingNode.getInstance()
          : FlowJson.mapper().readTree(body);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
