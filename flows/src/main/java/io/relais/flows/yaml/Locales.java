package io.relais.flows.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Languages, as two letters (ISO 639-1), with a region where it matters: {@code fr}, {@code pt-BR}.
 */
final class Locales {
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

  private Locales() {}

  static boolean check(Yaml.Scalar word, Problems problems) {
    boolean fine = LOCALE.matcher(word.text()).matches();
    if (!fine) {
      problems.e01(
          word.at(), "Expected a locale such as `fr` or `en`, but found `" + word.text() + "`");
    }
    return fine;
  }

  static @Nullable String read(@Nullable Yaml value, Problems problems) {
    String word = Values.word(value, "a locale such as `fr`", problems);
    return word != null && value instanceof Yaml.Scalar scalar && check(scalar, problems)
        ? word
        : null;
  }

  /** The further locales ({@code also: [en]}), without {@code own}. */
  static List<String> also(@Nullable Yaml value, String own, Problems problems) {
    Yaml.Sequence list = Values.list(value, "a list of locales", problems);
    List<String> also = new ArrayList<>();
    if (list != null) {
      for (Yaml item : list.items()) {
        String locale = read(item, problems);
        if (locale != null && (locale.equals(own) || also.contains(locale))) {
          problems.e01(
              item.at(), "Expected each locale once, but `" + locale + "` stands here again");
        } else if (locale != null) {
          also.add(locale);
        }
      }
    }
    return also;
  }
}
