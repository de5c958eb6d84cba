package io.relais.flows.answer;

import java.util.Map;
import java.util.Optional;

/**
 * How whole numbers below a thousand million are said: groups below a thousand, each with its
 * scale, the greatest first. A language supplies the groups and the scales.
 */
abstract class CardinalGrammar {
  /** Above every scale. */
  private static final long NO_SCALE = Long.MAX_VALUE;

  private final Map<String, Long> scales;

  CardinalGrammar(Map<String, Long> scales) {
    this.scales = Map.copyOf(scales);
  }

  /** A number below 1,000 at an index. */
  abstract Optional<Cardinal> belowThousand(Tokens tokens, int index);

  /** Whether a scale may stand without a number before it: "mille" but not "million". */
  abstract boolean standsAlone(String scale);

  /** Where the next group may begin: after a hyphen or an "and". */
  abstract int skipJoint(Tokens tokens, int index);

  final Optional<Cardinal> read(Tokens tokens, int index) {
    long total = 0;
    int end = index;
    int at = index;
    boolean article = false;
    for (long lastScale = NO_SCALE; ; ) {
      Optional<Cardinal> group = belowThousand(tokens, at);
      int afterGroup = group.map(Cardinal::end).orElse(at);
      int scaleAt = group.isPresent() ? tokens.skipHyphen(afterGroup) : at;
      long scale = scale(tokens, scaleAt);
      boolean scaled =
          scale > 0
              && scale < lastScale
              && (group.isPresent() || standsAlone(tokens.word(scaleAt)));
      if (!scaled) {
        article = end == index && group.map(Cardinal::article).orElse(false);
        total += group.map(Cardinal::value).orElse(0L);
        end = group.isPresent() ? afterGroup : end;
        return end == index ? Optional.empty() : Optional.of(new Cardinal(total, end, article));
      }
      total += group.map(Cardinal::value).orElse(1L) * scale;
      end = scaleAt + 1;
      lastScale = scale;
      at = skipJoint(tokens, end);
    }
  }

  /** The scale that a word names, 0 if none. */
  final long scale(Tokens tokens, int index) {
    return scales.getOrDefault(tokens.word(index), 0L);
  }
}
