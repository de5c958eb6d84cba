package io.relais.persistence;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills any record of ours with random values, so that a kind that is added tomorrow is tested
 * tomorrow.
 */
public final class RandomRecords {
  private static final List<String> WORDS =
      List.of(
          "", "a", "répondre", "two words", "\"quoted\"\n", "😀 emoji", "notice:automated", "0");

  /** Values nest; below this depth collections are empty. */
  private static final int DEPTH = 6;

  private final RandomGenerator random;

  public RandomRecords(RandomGenerator random) {
    this.random = random;
  }

  /** A random {@code type}: a record, or any permitted subclass of a sealed interface. */
  public <T> T next(Class<T> type) {
    return type.cast(value(type, DEPTH));
  }

  /** The records that a sealed interface permits, at any depth; of a record, itself. */
  public static <T> Stream<Class<? extends T>> recordsOf(Class<T> type) {
    if (!type.isSealed()) {
      return Stream.of(type);
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .flatMap(permitted -> recordsOf(permitted.asSubclass(type)));
  }

  private Object value(Type type, int depth) {
    return switch (type) {
      case Class<?> plain -> plainValue(plain, depth);
      case ParameterizedType generic -> collection(generic, depth);
      default ->
          throw new AssertionError("Expected a class or a collection, but a record has " + type);
    };
  }

  private Object plainValue(Class<?> type, int depth) {
    if (type == String.class) {
      return WORDS.get(random.nextInt(WORDS.size()));
    } else if (type == long.class) {
      return random.nextLong();
    } else if (type == int.class) {
      return random.nextInt();
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    } else if (type == Duration.class) {
      return Duration.ofMillis(random.nextInt());
    } else if (type == LocalDate.class) {
      return LocalDate.ofEpochDay(random.nextInt(60_000));
    } else if (type == BigDecimal.class) {
      return BigDecimal.valueOf(random.nextLong(), random.nextInt(-3, 12));
    } else if (type == Seen.class) {
      return ids().reduce(Seen.NONE, (seen, id) -> seen.with(id, Instant.EPOCH), (seen, _) -> seen);
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    } else if (type.isSealed()) {
      List<? extends Class<?>> kinds = recordsOf(type).toList();
      return record(kinds.get(random.nextInt(kinds.size())), depth);
    } else if (type.isRecord()) {
      return record(type, depth);
    }
    throw new AssertionError("Expected a type that a record of ours may have, but got " + type);
  }

  private Stream<String> ids() {
    return IntStream.range(0, random.nextInt(300)).mapToObj(i -> "wamid." + i);
  }

  private Object collection(ParameterizedType type, int depth) {
    int size = depth <= 0 ? 0 : random.nextInt(3);
    Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == List.class) {
      return IntStream.range(0, size).mapToObj(_ -> value(last, depth - 1)).toList();
    } else if (type.getRawType() == Map.class && type.getActualTypeArguments()[0] == String.class) {
      Map<String, Object> map = new LinkedHashMap<>();
      IntStream.range(0, size).forEach(i -> map.put("key" + i, value(last, depth - 1)));
      return map;
    }
    throw new AssertionError("Expected a list or a map by name, but a record has " + type);
  }

  private Object record(Class<?> type, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    while (true) {
      Object[] values = Arrays.stream(components).map(c -> component(c, depth - 1)).toArray();
      try {
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        if (!(e.getCause()
            instanceof IllegalArgumentException)) { // else: values that do not go together
          throw new AssertionError("Expected " + type + " to take random values, but it failed", e);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("Expected a canonical constructor of " + type, e);
      }
    }
  }

  private @Nullable Object component(RecordComponent component, int depth) {
    AnnotatedType type = component.getAnnotatedType();
    boolean absent = type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
    return absent ? null : value(component.getGenericType(), depth);
  }
}
