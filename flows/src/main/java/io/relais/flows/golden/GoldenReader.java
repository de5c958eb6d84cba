package io.relais.flows.golden;

import io.relais.flows.Diagnostic;
import io.relais.flows.DidYouMean;
import io.relais.flows.Position;
import io.relais.flows.bundle.Bundle;
import io.relais.flows.yaml.Problems;
import io.relais.flows.yaml.Yaml;
import io.relais.flows.yaml.YamlFile;
import io.relais.flows.yaml.YamlParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code tests/*.test.yaml}, with every problem of a file at once. */
public final class GoldenReader {
  /** When a case takes place that does not say: a Monday morning. */
  static final Instant DEFAULT_NOW = Instant.parse("2026-01-05T09:00:00Z");

  private static final Set<String> CASE =
      Set.of("case", "locale", "channel", "now", "contact", "stubs", "talk");
  private static final Set<String> CHANNELS = Set.of("whatsapp", "web");

  private final Bundle bundle;
  private final Nodes nodes = new Nodes();
  private final Talk talk = new Talk(nodes);
  private final People people;

  private GoldenReader(Bundle bundle) {
    this.bundle = bundle;
    this.people = new People(bundle.brand(), nodes);
  }

  /**
   * What was read.
   *
   * @param file null where there is a problem
   */
  public record Read(@Nullable GoldenFile file, List<Diagnostic> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param bundle what the transcripts are of: it knows the flows and the profile of contacts
   */
  public static Read read(String path, String text, Bundle bundle) {
    Problems problems = new Problems();
    YamlFile yaml = YamlParser.parse(path, text, problems);
    GoldenReader reader = new GoldenReader(bundle);
    GoldenFile file = yaml.root().map(root -> reader.file(path, root)).orElse(null);
    List<Diagnostic> found = new ArrayList<>(problems.found());
    found.addAll(reader.nodes.found());
    found.sort(Diagnostic.IN_READING_ORDER);
    return new Read(found.isEmpty() ? file : null, found);
  }

  private GoldenFile file(String path, Yaml.Mapping root) {
    Map<String, Yaml> fields =
        nodes.fields(root, "a file of tests", Set.of("flow", "cases"), Set.of());
    String flow = flow(fields.get("flow"), root.at());
    List<GoldenFile.Case> cases = new ArrayList<>();
    Yaml.Sequence list = nodes.list(fields.get("cases"), "a list of cases");
    if (list == null || list.items().isEmpty()) {
      nodes.report(root.at(), "Expected `cases` with at least one case, but there is none", null);
    } else {
      for (Yaml item : list.items()) {
        Yaml.Mapping map = nodes.map(item, "a case");
        if (map != null) {
          cases.add(golden(map));
        }
      }
    }
    return new GoldenFile(path, flow, cases);
  }

  private String flow(@Nullable Yaml value, Position at) {
    String flow = nodes.text(value, "the id of a flow");
    if (value == null) {
      nodes.report(
          at, "Expected `flow`, the flow that these tests are of, but it is missing", null);
    } else if (flow != null && bundle.flow(flow) == null) {
      String hint = DidYouMean.hint(bundle.flows().keySet(), flow).orElse(null);
      nodes.report(
          value.at(), "Expected a flow of the brand, but there is no `" + flow + "`", hint);
    }
    return flow == null ? "" : flow;
  }

  private GoldenFile.Case golden(Yaml.Mapping map) {
    Map<String, Yaml> fields = nodes.fields(map, "a case", CASE, Set.of());
    String name = nodes.text(fields.get("case"), "a name");
    if (name == null) {
      nodes.report(map.at(), "Expected `case` with a name, but it is missing", null);
    }
    if (!fields.containsKey("talk")) {
      nodes.report(
          map.at(), "Expected `talk`, the lines of the conversation, but it is missing", null);
    }
    return new GoldenFile.Case(
        name == null ? "" : name,
        map.at(),
        channel(fields.get("channel")),
        now(fields.get("now")),
        people.contact(fields.get("contact"), fields.get("locale")),
        new StubReader(nodes).read(fields.get("stubs")),
        talk.lines(fields.get("talk")));
  }

  private String channel(@Nullable Yaml value) {
    String channel =
        nodes.parsed(
            value, "whatsapp or web", text -> Optional.of(text).filter(CHANNELS::contains));
    return channel == null ? "whatsapp" : channel;
  }

  private Instant now(@Nullable Yaml value) {
    Instant now =
        nodes.parsed(value, "a time such as 2026-11-23T10:00:00+01:00", GoldenReader::instant);
    return now == null ? DEFAULT_NOW : now;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
