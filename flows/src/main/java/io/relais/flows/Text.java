package io.relais.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A text shown to customers, in every locale that has it. {@code path} is where it stands below its
 * file ({@code accueil.options.suivi.label}): translations in {@code i18n/<locale>/} use the same
 * path.
 *
 * @param locale the author's locale, which always has a text
 */
public record Text(String path, String locale, Map<String, Template> byLocale) {

  public Text {
    byLocale = Collections.unmodifiableMap(new LinkedHashMap<>(byLocale));
    if (!byLocale.containsKey(locale)) {
      throw new IllegalArgumentException("Expected a text in " + locale + " at " + path);
    }
  }

  /** The text in {@code wanted}, or in the author's locale where no translation exists. */
  public Template in(String wanted) {
    Template translated = byLocale.get(wanted);
    return translated != null ? translated : Objects.requireNonNull(byLocale.get(locale));
  }
}
