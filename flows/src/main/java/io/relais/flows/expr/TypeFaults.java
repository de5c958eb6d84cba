package io.relais.flows.expr;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a designer's words which types do not fit where the checker of CEL complains (E09). */
final class TypeFaults {
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '(.+?)' applied to '(.*?)\\((.*)\\)' \\(candidates.*",
          Pattern.DOTALL);
  private static final Pattern SELECTION =
      Pattern.compile("type '(.*)' does not support field selection");
  private static final Pattern RANGE =
      Pattern.compile("expression of type '(.*)' cannot be range.*", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("undefined field '(.*)'");

  private TypeFaults() {}

  static void add(CelIssue issue, CelSource source, Faults faults) {
    int offset = source.getLocationOffset(issue.getSourceLocation()).orElse(0);
    String message = issue.getMessage();
    Matcher overload = OVERLOAD.matcher(message);
    Matcher selection = SELECTION.matcher(message);
    Matcher range = RANGE.matcher(message);
    Matcher field = FIELD.matcher(message);
    if (overload.matches()) {
      overload(offset, overload.group(1), operands(overload.group(2), overload.group(3)), faults);
    } else if (selection.matches()) {
      String type = Shapes.written(selection.group(1));
      faults.add(
          Faults.TYPE,
          offset,
          "Expected a choice or a record before the dot, but it is " + type,
          null);
    } else if (range.matches()) {
      String type = Shapes.written(range.group(1));
      faults.add(Faults.TYPE, offset, "Expected a list to go through, but it is " + type, null);
    } else if (field.matches()) {
      faults.add(
          Faults.UNKNOWN_NAME,
          offset + 1,
          "Expected a field of the record, but it has no `" + field.group(1) + "`",
          null);
    } else {
      faults.add(
          Faults.TYPE,
          offset,
          "Expected an expression whose types fit, but they do not from here on",
          null);
    }
  }

  private static void overload(int offset, String function, List<String> types, Faults faults) {
    String name = function.replace("@", "");
    Optional<FunctionDoc> known =
        FunctionDoc.ALL.stream().filter(doc -> doc.name().equals(name)).findFirst();
    if (known.isPresent()) {
      String given =
          types.stream()
              .filter(type -> !type.equals("writing"))
              .collect(Collectors.joining(" and "));
      faults.add(
          Faults.TYPE,
          Math.max(0, offset - name.length()),
          "Expected `" + known.get().shape() + "`, but it is given " + given,
          "for example: " + known.get().example());
    } else {
      operator(offset, function, types, faults);
    }
  }

  private static void operator(int offset, String function, List<String> types, Faults faults) {
    String sign =
        function.equals("_?_:_")
            ? "? :"
            : function.equals("@in") ? "in" : function.replace("_", "");
    String expected =
        switch (sign) {
          case "==", "!=" -> "two values of one type around `" + sign + "`";
          case "<", "<=", ">", ">=" -> "two numbers, two texts or two dates around `" + sign + "`";
          case "&&", "||" -> "yes_no on both sides of `" + sign + "`";
          case "!" -> "yes_no after `!`";
          case "? :" -> "a condition and two values of one type around `? :`";
          case "in" -> "a value and a list of its type around `in`";
          case "[]" -> "a list and the int of a place in it around `[ ]`";
          default -> "two values that `" + sign + "` can calculate with";
        };
    String are =
        types.size() == 1 ? "it is " + types.getFirst() : "they are " + String.join(" and ", types);
    faults.add(Faults.TYPE, offset, "Expected " + expected + ", but " + are, hint(sign, types));
  }

  private static @Nullable String hint(String sign, List<String> types) {
    if (types.contains("null")) {
      String declared =
          types.stream().filter(type -> !type.equals("null")).findFirst().orElse("text");
      return "only an optional value can be null: declare it `optional " + declared + "`";
    }
    boolean joinsText = sign.equals("+") && types.contains("text");
    return joinsText ? "write each value in a ${…} of its own" : null;
  }

  /**
   * The types in CEL's list of them, the receiver of a method first: {@code string.(int)} is text
   * and int.
   */
  private static List<String> operands(String receiver, String arguments) {
    List<String> types = new ArrayList<>();
    if (!receiver.isEmpty()) {
      types.add(Shapes.written(receiver.substring(0, receiver.length() - 1)));
    }
    int depth = 0;
    int start = 0;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        types.add(Shapes.written(arguments.substring(start, i).strip()));
        start = i + 1;
      }
    }
    types.add(Shapes.written(arguments.substring(start).strip()));
    return types;
  }
}
