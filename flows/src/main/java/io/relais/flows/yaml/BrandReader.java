package io.relais.flows.yaml;

import io.relais.flows.Brand;
import io.relais.flows.DataType;
import io.relais.flows.OpeningHours;
import io.relais.flows.Position;
import io.relais.flows.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code brand.yaml}. What is not used yet (queues) is checked in its shape. */
public final class BrandReader {
  private static final List<String> KEYS =
      List.of(
          "brand",
          "name",
          "locale",
          "also",
          "zone",
          "country",
          "channels",
          "first",
          "human",
          "words",
          "hours",
          "queues",
          "profile",
          "environment",
          "secrets",
          "hosts",
          "notices",
          "limits",
          "session",
          "retention");

  /** Silence after which a new session begins, where the brand says nothing. */
  private static final Duration SESSION = Duration.ofHours(24);

  /** Bounds of {@code limits}: what one input may cause at most. */
  private static final int MAX_STEPS = 500;

  private static final int MAX_MESSAGES = 20;

  private final YamlFile file;
  private final Problems problems;

  private BrandReader(YamlFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The brand as far as it could be read; null where the file is no map at all. */
  public static @Nullable Brand read(
      YamlFile file, List<Translations> translations, Problems problems) {
    return file.root().isEmpty()
        ? null
        : new BrandReader(file, problems).read(file.root().get(), translations);
  }

  private Brand read(Yaml.Mapping root, List<Translations> translations) {
    Fields fields = Fields.of(root, "brand.yaml", file.start(), KEYS, Set.of(), problems);
    String id = Names.id("a brand", require(fields, "brand"), problems);
    String name = Values.word(require(fields, "name"), "the brand's name", problems);
    String locale = Locales.read(require(fields, "locale"), problems);
    String own = locale == null ? "" : locale;
    List<String> also = Locales.also(fields.get("also"), own, problems);
    Map<String, OpeningHours> hours = HoursReader.read(fields.get("hours"), problems);
    Brand.Reach reach = BrandParts.read(fields, hours.keySet(), problems);
    String first = Values.word(require(fields, "first"), "a flow", problems);
    return new Brand(
        id == null ? "" : id,
        name == null ? "" : name,
        own,
        also,
        zone(require(fields, "zone")),
        country(require(fields, "country")),
        Channels.read(require(fields, "channels"), problems),
        first == null ? "" : first,
        valueAt(fields, "first"),
        human(require(fields, "human")),
        Words.read(require(fields, "words"), locales(own, also), problems),
        hours,
        profile(fields.get("profile")),
        notices(require(fields, "notices"), new Texts(own, translations)),
        limits(fields.get("limits")),
        session(fields.get("session")),
        reach);
  }

  private @Nullable Yaml require(Fields fields, String key) {
    boolean lost = file.lost().stream().anyMatch(block -> block.path().contains(key));
    return lost ? null : fields.require(key);
  }

  private Position valueAt(Fields fields, String key) {
    Yaml value = fields.get(key);
    return value == null ? file.start() : value.at();
  }

  private static List<String> locales(String own, List<String> also) {
    return Stream.concat(Stream.of(own), also.stream()).toList();
  }

  private ZoneId zone(@Nullable Yaml value) {
    String zone = Values.word(value, "a time zone such as `Europe/Paris`", problems);
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.expected("a time zone such as `Europe/Paris`", fieldOrStart(value), null);
      return ZoneOffset.UTC;
    }
  }

  private Yaml fieldOrStart(@Nullable Yaml value) {
    return value == null ? new Yaml.Refused(file.start()) : value;
  }

  private String country(@Nullable Yaml value) {
    String country = Values.word(value, "a country such as `FR`", problems);
    if (country != null && !Set.of(Locale.getISOCountries()).contains(country)) {
      problems.expected("a country such as `FR` (ISO 3166)", fieldOrStart(value), null);
      return "";
    }
    return country == null ? "" : country;
  }

  private Brand.HumanWay human(@Nullable Yaml value) {
    Yaml.Mapping map = Values.map(value, "a map with `flow`", problems);
    if (map == null) {
      return new Brand.HumanWay("", file.start(), null, null);
    }
    List<String> known = List.of("flow", "phone", "email");
    Fields fields = Fields.of(map, "`human`", map.at(), known, Set.of(), problems);
    Yaml flow = fields.require("flow");
    String target = Values.word(flow, "a flow", problems);
    return new Brand.HumanWay(
        target == null ? "" : target,
        flow == null ? map.at() : flow.at(),
        Values.word(fields.get("phone"), "a phone number", problems),
        Values.word(fields.get("email"), "an e-mail address", problems));
  }

  private Map<String, DataType> profile(@Nullable Yaml value) {
    Map<String, DataType> profile = new LinkedHashMap<>();
    Yaml.Mapping map = Values.map(value, "types by name", problems);
    if (map != null) {
      for (Yaml.Entry entry : map.entries()) {
        DataType type = DataTypes.read(entry.value(), problems);
        if (Names.checkVariable(entry.name(), entry.key().at(), problems) && type != null) {
          profile.put(entry.name(), type);
        }
      }
    }
    return profile;
  }

  private Brand.Notices notices(@Nullable Yaml value, Texts texts) {
    Yaml.Mapping map = Values.map(value, "a map with `automated` and `stopped`", problems);
    Text missing = texts.standIn("notices", file.start());
    if (map == null) {
      return new Brand.Notices(missing, missing);
    }
    List<String> known = List.of("automated", "stopped");
    Fields fields = Fields.of(map, "`notices`", map.at(), known, Set.of(), problems);
    Text automated = texts.read(fields.require("automated"), "notices.automated", problems);
    Text stopped = texts.read(fields.require("stopped"), "notices.stopped", problems);
    return new Brand.Notices(
        automated == null ? missing : automated, stopped == null ? missing : stopped);
  }

  private Brand.Limits limits(@Nullable Yaml value) {
    Yaml.Mapping map = Values.map(value, "a map with `steps` and `messages`", problems);
    if (map == null) {
      return Brand.Limits.DEFAULT;
    }
    List<String> known = List.of("steps", "messages");
    Fields fields = Fields.of(map, "`limits`", map.at(), known, Set.of(), problems);
    Long steps = Values.integer(fields.get("steps"), "steps of a turn", 1, MAX_STEPS, problems);
    Long messages =
        Values.integer(fields.get("messages"), "messages of a turn", 1, MAX_MESSAGES, problems);
    return new Brand.Limits(
        steps == null ? Brand.Limits.DEFAULT.steps() : Math.toIntExact(steps),
        messages == null ? Brand.Limits.DEFAULT.messages() : Math.toIntExact(messages));
  }

  private Duration session(@Nullable Yaml value) {
    Duration session = Durations.read(value, problems);
    return session == null ? SESSION : session;
  }
}
