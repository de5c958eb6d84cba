package io.relais.flows.golden;

import io.relais.flows.Value;
import io.relais.flows.golden.GoldenFile.Datum;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values of flows beside what a transcript says of them. */
final class Data {
  static final String UNSET = "unset";

  private Data() {}

  static boolean fits(Datum expected, @Nullable Value actual) {
    return switch (expected) {
      case Datum.Unset() -> actual == null;
      case Datum.Plain(var written) -> actual != null && plain(actual, written);
      case Datum.Fields(var fields) ->
          actual instanceof Value.Fields(var values) && fields(fields, values);
      case Datum.Items(var items) ->
          actual instanceof Value.Items(var values) && items(items, values);
    };
  }

  private static boolean plain(Value actual, String written) {
    return switch (actual) {
      case Value.Text(var text) -> text.equals(written);
      case Value.Int(var number) -> Long.toString(number).equals(written);
      case Value.Num(var number) -> number.stripTrailingZeros().toPlainString().equals(written);
      case Value.YesNo(var yes) ->
          written.equals(yes ? "yes" : "no") || written.equals(Boolean.toString(yes));
      case Value.Date(var date) -> date.toString().equals(written);
      case Value.Choice(var id, var _) -> id.equals(written);
      case Value.Fields _, Value.Items _ -> false;
    };
  }

  private static boolean fields(Map<String, Datum> expected, Map<String, Value> actual) {
    return expected.entrySet().stream()
        .allMatch(field -> fits(field.getValue(), actual.get(field.getKey())));
  }

  private static boolean items(List<Datum> expected, List<Value> actual) {
    return expected.size() == actual.size()
        && IntStream.range(0, expected.size()).allMatch(i -> fits(expected.get(i), actual.get(i)));
  }

  static String written(Datum datum) {
    return switch (datum) {
      case Datum.Unset() -> UNSET;
      case Datum.Plain(var written) -> "`" + written + "`";
      case Datum.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + written(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Datum.Items(var items) ->
          items.stream().map(Data::written).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  static String written(@Nullable Value value) {
    return switch (value) {
      case null -> UNSET;
      case Value.Text(var text) -> "`" + text + "`";
      case Value.Int(var number) -> "`" + number + "`";
      case Value.Num(var number) -> "`" + number.toPlainString() + "`";
      case Value.YesNo(var yes) -> yes ? "`yes`" : "`no`";
      case Value.Date(var date) -> "`" + date + "`";
      case Value.Choice(var id, var label) -> "`" + id + "` (" + label + ")";
      case Value.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + written(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Items(var items) ->
          items.stream().map(Data::written).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
