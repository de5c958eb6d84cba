package io.relais.flows.yaml;

import io.relais.flows.Position;
import io.relais.flows.Template;
import io.relais.flows.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads texts for customers and joins each with its translations. */
final class Texts {
  private final String locale;
  private final List<Translations> translations;

  Texts(String locale, List<Translations> translations) {
    this.locale = locale;
    this.translations = new ArrayList<>(translations);
  }

  /** The text at {@code path} of its file; null, and reported, where there is none. */
  @Nullable Text read(@Nullable Yaml value, String path, Problems problems) {
    if (value instanceof Yaml.Scalar scalar) {
      Template template = template(scalar, problems);
      return template == null ? null : joined(path, template);
    }
    if (value != null) {
      problems.expected("a text", value, null);
    }
    return null;
  }

  /** Stands where a text was refused, so that the rest of its step can be checked. */
  Text standIn(String path, Position at) {
    return joined(path, new Template("", at, List.of()));
  }

  private Text joined(String path, Template original) {
    Map<String, Template> byLocale = new LinkedHashMap<>();
    byLocale.put(locale, original);
    for (Translations translation : translations) {
      translation.text(path).ifPresent(text -> byLocale.putIfAbsent(translation.locale(), text));
    }
    return new Text(path, locale, byLocale);
  }

  /** A text, which may be empty; null, and reported, where it is a number or such. */
  static @Nullable Template template(Yaml.Scalar scalar, Problems problems) {
    if (!Scalars.isText(scalar)) {
      problems.expected("a text", scalar, Scalars.isNull(scalar) ? null : "put texts in quotes");
      return null;
    }
    return Templates.read(scalar, problems);
  }
}
