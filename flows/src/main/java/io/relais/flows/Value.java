package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a variable of a flow holds. An unset variable is absent from its map: there is no null
 * value.
 *
 * <p>E-mails, phones (E.164) and urls are text once read; their {@link DataType} remembers what
 * they are.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Value.Int.class, name = "int"),
  @JsonSubTypes.Type(value = Value.Num.class, name = "number"),
  @JsonSubTypes.Type(value = Value.YesNo.class, name = "yes_no"),
  @JsonSubTypes.Type(value = Value.Date.class, name = "date"),
  @JsonSubTypes.Type(value = Value.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = Value.Fields.class, name = "fields"),
  @JsonSubTypes.Type(value = Value.Items.class, name = "items"),
})
public sealed interface Value {

  record Text(String value) implements Value {}

  record Int(long value) implements Value {}

  record Num(BigDecimal value) implements Value {}

  record YesNo(boolean value) implements Value {}

  record Date(LocalDate value) implements Value {}

  /** A chosen option: its stable id, and its label in the customer's locale at that time. */
  record Choice(String id, String label) implements Value {}

  /** A record of named values; fields that are unset are absent. */
  record Fields(Map<String, Value> fields) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }
}
