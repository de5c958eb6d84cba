package io.relais.flows.yaml;

import io.relais.flows.Next;
import io.relais.flows.Position;
import io.relais.flows.Step;
import io.relais.flows.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What steps inherit ({@code defaults}).
 *
 * @param unread it could not be read: then nothing is said of what steps lack
 * @param routesUnread the same of its {@code on}
 */
record Defaults(
    @Nullable Duration timeout,
    Step.Retry retry,
    Map<String, Next.Target> on,
    boolean unread,
    boolean routesUnread) {

  /** How often a reply that cannot be read is asked again where nobody says otherwise. */
  private static final int RETRIES = 2;

  /** More often than this nobody is asked the same thing. */
  private static final int MAX_RETRIES = 10;

  static final Defaults NONE =
      new Defaults(null, new Step.Retry(RETRIES, null), Map.of(), false, false);
  static final Defaults UNREAD =
      new Defaults(null, new Step.Retry(RETRIES, null), Map.of(), true, true);

  static Defaults read(Yaml value, Texts texts, Map<String, Position> places, Problems problems) {
    Yaml.Mapping map = Values.map(value, "a map with `timeout`, `retry` and `on`", problems);
    if (map == null) {
      return UNREAD;
    }
    List<String> known = List.of("timeout", "retry", "on");
    Fields fields = Fields.of(map, "`defaults`", map.at(), known, Set.of(), problems);
    Edges edges = new Edges(problems, "defaults", places);
    Duration timeout = Durations.read(fields.get("timeout"), problems);
    return new Defaults(
        timeout,
        retry(fields.get("retry"), NONE.retry(), "defaults", texts, problems),
        edges.on(fields.get("on")),
        fields.hasStrangeKeys() || (timeout == null && fields.has("timeout")),
        fields.hasStrangeKeys() || edges.lost());
  }

  /** {@code 2} or {@code {max: 2, say: "…"}}; what it leaves out is inherited. */
  static Step.Retry retry(
      @Nullable Yaml value, Step.Retry inherited, String path, Texts texts, Problems problems) {
    if (!(value instanceof Yaml.Mapping map)) {
      Long max = Values.integer(value, "a number of retries", 0, MAX_RETRIES, problems);
      return max == null ? inherited : new Step.Retry(Math.toIntExact(max), inherited.say());
    }
    Fields fields = Fields.of(map, "`retry`", map.at(), List.of("max", "say"), Set.of(), problems);
    Long max = Values.integer(fields.get("max"), "a number of retries", 0, MAX_RETRIES, problems);
    Text say = texts.read(fields.get("say"), path + ".retry.say", problems);
    return new Step.Retry(
        max == null ? inherited.max() : Math.toIntExact(max), say == null ? inherited.say() : say);
  }
}
