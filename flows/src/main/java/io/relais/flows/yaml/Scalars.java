package io.relais.flows.yaml;

import io.relais.flows.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain scalar is, by the core schema of YAML 1.2: {@code yes}, {@code on} are words. */
final class Scalars {
  /** Longest number that is read: more digits would not fit a long. */
  private static final int MAX_INT_LENGTH = 18;

  /** Longest decimal number that is read; what is longer is a text. */
  private static final int MAX_NUMBER_LENGTH = 40;

  private static final Pattern INT = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

  private Scalars() {}

  static boolean isNull(Yaml.Scalar scalar) {
    return scalar.style() == Yaml.Style.PLAIN
        && switch (scalar.text()) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  /** True or false; null where it is neither. */
  static @Nullable Boolean bool(Yaml.Scalar scalar) {
    if (scalar.style() != Yaml.Style.PLAIN) {
      return null;
    }
    return switch (scalar.text()) {
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      default -> null;
    };
  }

  static Optional<Long> integer(Yaml.Scalar scalar) {
    boolean readable =
        scalar.style() == Yaml.Style.PLAIN
            && scalar.text().length() <= MAX_INT_LENGTH
            && INT.matcher(scalar.text()).matches();
    return readable ? Optional.of(Long.parseLong(scalar.text())) : Optional.empty();
  }

  static Optional<BigDecimal> number(Yaml.Scalar scalar) {
    boolean readable =
        scalar.style() == Yaml.Style.PLAIN
            && scalar.text().length() <= MAX_NUMBER_LENGTH
            && NUMBER.matcher(scalar.text()).matches();
    return readable ? Optional.of(new BigDecimal(scalar.text())) : Optional.empty();
  }

  /** Whether it is a text: quoted, or nothing else. */
  static boolean isText(Yaml.Scalar scalar) {
    return !isNull(scalar) && bool(scalar) == null && number(scalar).isEmpty();
  }

  /** The plain value written here; null stands for YAML's null. */
  static @Nullable Value value(Yaml.Scalar scalar) {
    if (isNull(scalar)) {
      return null;
    }
    Boolean bool = bool(scalar);
    if (bool != null) {
      return new Value.YesNo(bool);
    }
    Optional<Long> integer = integer(scalar);
    if (integer.isPresent()) {
      return new Value.Int(integer.get());
    }
    return number(scalar).<Value>map(Value.Num::new).orElseGet(() -> new Value.Text(scalar.text()));
  }

  static String described(Yaml.Scalar scalar) {
    if (isNull(scalar)) {
      return "nothing";
    }
    if (bool(scalar) != null) {
      return scalar.text();
    }
    return number(scalar).isPresent()
        ? "the number " + scalar.text()
        : "`" + shortened(scalar.text()) + "`";
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 40 ? line.substring(0, 39) + "…" : line;
  }
}
