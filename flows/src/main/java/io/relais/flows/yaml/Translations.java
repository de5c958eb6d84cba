package io.relais.flows.yaml;

import io.relais.flows.Draft;
import io.relais.flows.Position;
import io.relais.flows.Template;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one flow, or of the brand, in another locale ({@code i18n/en/sav.yaml}): by the path
 * that each has in the original.
 */
public final class Translations {
  /** An option may be written {@code oui: "Yes"} for {@code oui: {label: "Yes"}}. */
  private static final Pattern SHORT_LABEL =
      Pattern.compile("[^.]+(\\.fields\\.[^.]+)?\\.options\\.[^.]+");

  private final String locale;
  private final String file;
  private final Map<String, Template> texts = new LinkedHashMap<>();
  private final Map<String, Position> paths = new LinkedHashMap<>();
  private final Set<String> unread = new HashSet<>();

  private Translations(String locale, String file) {
    this.locale = locale;
    this.file = file;
  }

  public static Translations read(String locale, YamlFile yaml, Problems problems) {
    Translations translations = new Translations(locale, yaml.file());
    yaml.root().ifPresent(root -> translations.collect("", root, problems));
    yaml.lost().forEach(lost -> translations.unread.add(String.join(".", lost.path())));
    if (yaml.root().isEmpty() && yaml.lost().isEmpty()) {
      translations.unread.add("");
    }
    return translations;
  }

  private void collect(String path, Yaml value, Problems problems) {
    switch (value) {
      case Yaml.Mapping map -> {
        for (Yaml.Entry entry : map.entries()) {
          String below = path.isEmpty() ? entry.name() : path + "." + entry.name();
          collect(below, entry.value(), problems);
        }
      }
      case Yaml.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          collect(path + "." + i, list.items().get(i), problems);
        }
      }
      case Yaml.Scalar scalar -> text(canonical(path), scalar, problems);
      case Yaml.Refused _ -> unread.add(path);
    }
  }

  private static String canonical(String path) {
    return SHORT_LABEL.matcher(path).matches() ? path + ".label" : path;
  }

  private void text(String path, Yaml.Scalar scalar, Problems problems) {
    paths.put(path, scalar.at());
    @Nullable Template text = Texts.template(scalar, problems);
    if (text == null) {
      unread.add(path);
    } else {
      texts.put(path, text);
    }
  }

  String locale() {
    return locale;
  }

  Optional<Template> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  /** Whether nothing at all could be read. */
  private boolean nothing() {
    return unread.contains("");
  }

  Draft.Translation summary() {
    return new Draft.Translation(locale, file, paths, nothing() ? Set.of("") : unread);
  }
}
