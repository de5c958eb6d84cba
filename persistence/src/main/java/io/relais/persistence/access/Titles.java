package io.relais.persistence.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Sets of words of a closed list, as arrays of texts. */
final class Titles {
  private Titles() {}

  static <E> List<String> of(Collection<E> words, Function<E, String> title) {
    return words.stream().map(title).sorted().toList();
  }

  /** Those that this version knows: a younger one on the same database may know more. */
  static <E extends Enum<E>> Set<E> known(
      Class<E> type, List<String> titles, Function<String, Optional<E>> called) {
    Set<E> known = EnumSet.noneOf(type);
    titles.forEach(title -> called.apply(title).ifPresent(known::add));
    return known;
  }
}
