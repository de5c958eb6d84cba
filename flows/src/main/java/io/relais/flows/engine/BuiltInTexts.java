package io.relais.flows.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the platform says where the brand has no words of its own: asking again, offering a person.
 * Other locales hear the English ones.
 */
final class BuiltInTexts {
  private static final String FALLBACK = "en";
  private static final Map<String, Properties> BY_LANGUAGE =
      Stream.of("fr", FALLBACK)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), BuiltInTexts::load));

  private BuiltInTexts() {}

  /** The text of {@code key}; {@code {0}}, {@code {1}}… are replaced by {@code values}. */
  static String get(String locale, String key, String... values) {
    String language = Locale.forLanguageTag(locale).getLanguage();
    Properties texts =
        Objects.requireNonNull(BY_LANGUAGE.getOrDefault(language, BY_LANGUAGE.get(FALLBACK)));
    String text = Objects.requireNonNull(texts.getProperty(key), key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    return text;
  }

  private static Properties load(String language) {
    Properties texts = new Properties();
    try (InputStream in =
        BuiltInTexts.class.getResourceAsStream("texts_" + language + ".properties")) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
