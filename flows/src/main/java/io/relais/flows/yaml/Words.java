package io.relais.flows.yaml;

import io.relais.flows.Position;
import io.relais.flows.Word;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the words that are understood anywhere ({@code words} of brand.yaml). */
final class Words {
  private static final List<String> KEYS = Arrays.stream(Word.values()).map(Word::key).toList();

  /** Nobody may be without a way to stop, or to a person. */
  private static final Set<Word> REQUIRED = Set.of(Word.STOP, Word.HUMAN);

  private Words() {}

  static Map<Word, Map<String, List<String>>> read(
      @Nullable Yaml value, List<String> locales, Problems problems) {
    Map<Word, Map<String, List<String>>> words = new EnumMap<>(Word.class);
    Yaml.Mapping map = Values.map(value, "a map of words", problems);
    if (map == null) {
      return words;
    }
    Fields fields = Fields.of(map, "`words`", map.at(), KEYS, Set.of(), problems);
    for (Word word : Word.values()) {
      Yaml list = REQUIRED.contains(word) ? fields.require(word.key()) : fields.get(word.key());
      if (list != null) {
        int before = problems.count();
        Map<String, List<String>> byLocale = Values.wordsByLocale(list, "words", problems);
        words.put(word, byLocale);
        if (REQUIRED.contains(word) && problems.count() == before) {
          checkEach(word, byLocale, locales, fields.at(word.key()), problems);
        }
      }
    }
    return words;
  }

  private static void checkEach(
      Word word,
      Map<String, List<String>> byLocale,
      List<String> locales,
      Position at,
      Problems problems) {
    for (String locale : locales) {
      if (!locale.isEmpty() && byLocale.getOrDefault(locale, List.of()).isEmpty()) {
        problems.e01(
            at,
            "Expected a word for `"
                + word.key()
                + "` in every locale, but `"
                + locale
                + "` has none");
      }
    }
  }
}
