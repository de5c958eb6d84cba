package io.relais.flows.yaml;

import io.relais.flows.HttpCall;
import io.relais.flows.HttpCall.Method;
import io.relais.flows.JsonPath;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Template;
import io.relais.flows.Text;
import io.relais.flows.ValueSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the verbs that act on the world: {@code http}, {@code ticket}, {@code handoff}. */
final class ActReader {
  /** How long an answer is waited for where the step does not say. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Nobody looks at a screen longer than this. */
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

  /** How long a customer waits for a person where the step does not say. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private static final int MAX_RETRIES = 5;
  private static final String SECRET = "secret.";

  private static final Map<String, Method> METHODS = methods();

  private static final List<String> KEYS =
      Stream.concat(
              METHODS.keySet().stream(),
              Stream.of("headers", "auth", "body", "timeout", "retries", "once", "purpose"))
          .toList();

  private final FlowScope scope;
  private final Fields fields;
  private final Step.Common common;
  private final Problems problems;

  ActReader(FlowScope scope, Fields fields, Step.Common common, Problems problems) {
    this.scope = scope;
    this.fields = fields;
    this.common = common;
    this.problems = problems;
  }

  private static Map<String, Method> methods() {
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Method method : Method.values()) {
      methods.put(method.name().toLowerCase(Locale.ROOT), method);
    }
    return methods;
  }

  Step http() {
    Yaml.Mapping map =
        Values.map(fields.get("http"), "a call such as {get: \"${env.API}/orders\"}", problems);
    HttpCall call = map == null ? standIn(common.at()) : call(map);
    return new Step.Http(common, call, returns());
  }

  private static HttpCall standIn(Position at) {
    Template nowhere = new Template("", at, List.of());
    return new HttpCall(Method.GET, nowhere, Map.of(), null, null, TIMEOUT, 0, false, null, at, at);
  }

  private HttpCall call(Yaml.Mapping map) {
    Fields call = Fields.of(map, "`http`", map.at(), KEYS, Set.of(), problems);
    List<String> written = call.keys().stream().filter(METHODS::containsKey).toList();
    if (written.size() != 1) {
      if (!call.hasStrangeKeys()) {
        problems.e01(
            map.at(),
            "Expected one method in `http`, but found " + written.size(),
            "methods are " + Fields.listed(METHODS.keySet()));
      }
      return standIn(map.at());
    }
    Yaml url = call.get(written.getFirst());
    Yaml auth = call.get("auth");
    Template address = url instanceof Yaml.Scalar scalar ? Texts.template(scalar, problems) : null;
    if (url != null && !(url instanceof Yaml.Scalar)) {
      problems.expected("a url", url, null);
    }
    return new HttpCall(
        METHODS.getOrDefault(written.getFirst(), Method.GET),
        address == null ? new Template("", map.at(), List.of()) : address,
        headers(call.get("headers")),
        secret(auth),
        call.get("body") == null ? null : body(call.get("body")),
        timeout(call.get("timeout")),
        retries(call.get("retries")),
        flag(call.get("once")),
        Values.word(call.get("purpose"), "what the data is sent for", problems),
        map.at(),
        auth == null ? map.at() : auth.at());
  }

  private Map<String, Template> headers(@Nullable Yaml value) {
    Map<String, Template> headers = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(value, "headers by name", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        Template text =
            entry.value() instanceof Yaml.Scalar scalar ? Texts.template(scalar, problems) : null;
        if (text != null) {
          headers.put(entry.name(), text);
        }
      }
    }
    return headers;
  }

  private @Nullable String secret(@Nullable Yaml value) {
    String word = Values.word(value, "`secret.<name>`", problems);
    if (word != null && value != null && !word.startsWith(SECRET)) {
      problems.add(
          "E15",
          value.at(),
          "Expected the name of a secret, as secret.oms, but found something else",
          "declare it under `secrets` in brand.yaml: no secret stands in a file");
      return null;
    }
    return word == null ? null : word.substring(SECRET.length());
  }

  private HttpCall.@Nullable Body body(@Nullable Yaml value) {
    return switch (value) {
      case Yaml.Mapping map -> {
        Map<String, HttpCall.Body> fields = new LinkedHashMap<>();
        for (Yaml.Entry entry : map.entries()) {
          HttpCall.Body field = body(entry.value());
          if (field != null) {
            fields.put(entry.name(), field);
          }
        }
        yield new HttpCall.Body.Fields(fields);
      }
      case Yaml.Sequence list -> {
        List<HttpCall.Body> items = new ArrayList<>();
        for (Yaml item : list.items()) {
          HttpCall.Body read = body(item);
          if (read != null) {
            items.add(read);
          }
        }
        yield new HttpCall.Body.Items(items);
      }
      case Yaml.Scalar scalar -> {
        ValueSource source = ValueSources.read(scalar, problems);
        yield source == null ? null : new HttpCall.Body.Leaf(source);
      }
      case Yaml.Refused _ -> null;
      case null -> null;
    };
  }

  private Duration timeout(@Nullable Yaml value) {
    Duration read = Durations.read(value, problems);
    if (read != null && value != null && read.compareTo(MAX_TIMEOUT) > 0) {
      problems.expected("at most `60s`", value, "whoever waits for an answer looks at the screen");
    }
    return read == null ? TIMEOUT : read;
  }

  private int retries(@Nullable Yaml value) {
    Long read = Values.integer(value, "a number of retries", 0, MAX_RETRIES, problems);
    return read == null ? 0 : Math.toIntExact(read);
  }

  private boolean flag(@Nullable Yaml value) {
    Boolean read = value instanceof Yaml.Scalar scalar ? Scalars.bool(scalar) : null;
    if (value != null && read == null) {
      problems.expected("`true` or `false`", value, null);
    }
    return read != null && read;
  }

  private Map<String, JsonPath> returns() {
    Map<String, JsonPath> returns = new LinkedHashMap<>();
    Yaml.Mapping map =
        Values.map(fields.get("returns"), "places by variable, as {order: \"$.order\"}", problems);
    if (map != null) {
      scope.placeKeys("steps." + common.id() + ".returns", map);
      for (Yaml.Entry entry : map.entries()) {
        String source = Values.word(entry.value(), "a place such as `$.order`", problems);
        Optional<JsonPath> path = source == null ? Optional.empty() : JsonPath.parse(source);
        if (source != null && path.isEmpty()) {
          problems.expected(
              "a place such as `$.order`, `$.items[0].id` or `$.slots[:9]`", entry.value(), null);
        }
        path.ifPresent(place -> returns.put(entry.name(), place));
      }
    }
    return returns;
  }

  Step ticket() {
    Yaml queue = fields.get("ticket");
    String name = Values.word(queue, "a queue", problems);
    Yaml note = fields.require("note");
    ValueSource text = note == null ? null : ValueSources.read(note, problems);
    return new Step.Ticket(
        common,
        name == null ? "" : name,
        queue == null ? common.at() : queue.at(),
        text == null ? new ValueSource.Unset(common.at()) : text);
  }

  Step handoff() {
    Yaml queue = fields.get("handoff");
    String name = Values.word(queue, "a queue", problems);
    Text say = scope.texts().read(fields.get("say"), common.id() + ".say", problems);
    List<ValueSource> skills = new ArrayList<>();
    Yaml.Sequence list = Values.list(fields.get("skills"), "a list of skills", problems);
    if (list != null) {
      for (Yaml item : list.items()) {
        ValueSource skill = ValueSources.read(item, problems);
        if (skill != null) {
          skills.add(skill);
        }
      }
    }
    Yaml priority = fields.get("priority");
    Duration wait = Durations.read(fields.get("max_wait"), problems);
    return new Step.Handoff(
        common,
        name == null ? "" : name,
        queue == null ? common.at() : queue.at(),
        say,
        skills,
        priority == null ? null : ValueSources.read(priority, problems),
        summary(),
        wait == null ? MAX_WAIT : wait);
  }

  private List<String> summary() {
    Yaml.Mapping map =
        Values.map(fields.get("summary"), "a summary {fields: [order_id]}", problems);
    if (map == null) {
      return List.of();
    }
    List<String> known = List.of("pool", "fields");
    Fields summary = Fields.of(map, "`summary`", map.at(), known, Set.of(), problems);
    summary.places("steps." + common.id() + ".summary", scope.places());
    return Values.words(summary.get("fields"), "variables", problems);
  }
}
