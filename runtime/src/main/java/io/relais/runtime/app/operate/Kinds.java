package io.relais.runtime.app.operate;

import io.relais.persistence.view.Letter.Kind;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The kinds of dead letters as the command line calls them. */
final class Kinds implements ITypeConverter<Kind>, Iterable<String> {
  @Override
  public Kind convert(String value) {
    return Kind.called(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s but was '%s'".formatted(String.join(", ", this), value)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Kind.values()).map(Kind::title).iterator();
  }
}
