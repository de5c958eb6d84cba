package io.relais.flows.expr;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.StructValue;
import io.relais.flows.Value;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something with fields, as CEL selects from it. A field that is unset is null. */
@SuppressWarnings(
    "Immutable") // values of flows are deeply unmodifiable; CEL's own types cannot know it
final class RecordValue extends StructValue<String, RecordValue> {
  private final Object whole;
  private final Map<String, ?> fields;

  /**
   * @param whole what stands for the record where it is a result, and what it is compared by
   * @param fields those that are set: {@link Value}s, or what CEL takes as it is
   */
  RecordValue(Object whole, Map<String, ?> fields) {
    this.whole = whole;
    this.fields = fields;
  }

  @Override
  public Object select(String field) {
    return find(field).orElse(NullValue.NULL_VALUE);
  }

  @Override
  public Optional<Object> find(String field) {
    Object value = fields.get(field);
    return Optional.ofNullable(value instanceof Value flow ? Values.toCel(flow) : value);
  }

  /** What the record stands for. */
  Object whole() {
    return whole;
  }

  /** CEL unwraps what comes out of lists and functions; fields must still be selected from it. */
  @Override
  public RecordValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return fields.isEmpty();
  }

  @Override
  public CelType celType() {
    return StructTypeReference.create("record");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordValue record && whole.equals(record.whole);
  }

  @Override
  public int hashCode() {
    return whole.hashCode();
  }
}
