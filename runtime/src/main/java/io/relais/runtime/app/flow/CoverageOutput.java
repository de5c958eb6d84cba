package io.relais.runtime.app.flow;

import io.relais.flows.golden.Coverage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How {@code flow test --coverage} tells what the tests went through: a table, or JSON. */
final class CoverageOutput {
  private static final String TOTAL = "all flows";

  /** A kind of thing that can be covered. */
  private record Kind(String one, String many, Function<Coverage.OfFlow, List<Coverage.Item>> of) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("step", "steps", Coverage.OfFlow::steps),
          new Kind("outcome", "outcomes", Coverage.OfFlow::outcomes),
          new Kind("edge", "edges", Coverage.OfFlow::edges));

  private CoverageOutput() {}

  static void print(Coverage coverage, PrintWriter out) {
    out.println();
    int width = width(coverage);
    String head = " ".repeat(width);
    out.println(head + "         steps      outcomes         edges");
    for (Coverage.OfFlow flow : coverage.flows()) {
      out.println(row(flow.flow(), width, List.of(flow), Coverage.Item::isCovered));
      if (coverage.locales().size() > 1) {
        for (String locale : coverage.locales()) {
          out.println(row("  " + locale, width, List.of(flow), in(locale)));
        }
      }
    }
    out.println(row(TOTAL, width, coverage.flows(), Coverage.Item::isCovered));
    missing(coverage, out);
  }

  private static Predicate<Coverage.Item> in(String locale) {
    return item -> item.locales().contains(locale);
  }

  private static int width(Coverage coverage) {
    return coverage.flows().stream()
        .mapToInt(flow -> flow.flow().length())
        .reduce(TOTAL.length(), Math::max);
  }

  private static String row(
      String name, int width, List<Coverage.OfFlow> flows, Predicate<Coverage.Item> covered) {
    StringBuilder row = new StringBuilder(name).append(" ".repeat(width - name.length()));
    for (Kind kind : KINDS) {
      Counted counted = Counted.of(flows, kind, covered);
      String figures = counted.covered() + "/" + counted.total();
      row.append(String.format(Locale.ROOT, "%9s %3d%%", figures, counted.percent()));
    }
    return row.toString();
  }

  /** What is missing of something that is missing as a whole is not told again. */
  private static void missing(Coverage coverage, PrintWriter out) {
    for (Coverage.OfFlow flow : coverage.flows()) {
      List<String> told = new ArrayList<>();
      for (Kind kind : KINDS) {
        for (Coverage.Item item : kind.of().apply(flow)) {
          boolean partOfTold = told.stream().anyMatch(name -> item.name().startsWith(name + " "));
          if (!item.isCovered() && !partOfTold) {
            told.add(item.name());
            out.println(item.at() + ": " + kind.one() + " without a test: " + item.name());
          }
        }
      }
    }
  }

  /** How many of how many. */
  private record Counted(long covered, long total) {
    static Counted of(List<Coverage.OfFlow> flows, Kind kind, Predicate<Coverage.Item> isCovered) {
      List<Coverage.Item> items =
          flows.stream().flatMap(flow -> kind.of().apply(flow).stream()).toList();
      return new Counted(items.stream().filter(isCovered).count(), items.size());
    }

    long percent() {
      return total == 0 ? 100 : covered * 100 / total;
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("covered", covered);
      json.put("total", total);
      return json;
    }
  }

  static Map<String, Object> json(Coverage coverage) {
    Map<String, Object> json = figures(coverage.flows(), null);
    json.put(
        "flows",
        coverage.flows().stream()
            .map(flow -> json(flow, List.copyOf(coverage.locales())))
            .toList());
    return json;
  }

  private static Map<String, Object> json(Coverage.OfFlow flow, List<String> spoken) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("flow", flow.flow());
    json.putAll(figures(List.of(flow), null));
    Map<String, Object> locales = new LinkedHashMap<>();
    spoken.forEach(locale -> locales.put(locale, figures(List.of(flow), locale)));
    json.put("locales", locales);
    List<Map<String, Object>> missing = new ArrayList<>();
    for (Kind kind : KINDS) {
      kind.of().apply(flow).stream()
          .filter(item -> !item.isCovered())
          .forEach(item -> missing.add(json(kind, item)));
    }
    json.put("missing", missing);
    return json;
  }

  private static Map<String, Object> figures(List<Coverage.OfFlow> flows, @Nullable String locale) {
    Predicate<Coverage.Item> covered = locale == null ? Coverage.Item::isCovered : in(locale);
    Map<String, Object> figures = new LinkedHashMap<>();
    KINDS.forEach(kind -> figures.put(kind.many(), Counted.of(flows, kind, covered).json()));
    return figures;
  }

  private static Map<String, Object> json(Kind kind, Coverage.Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind.one());
    json.put("name", item.name());
    json.put("file", item.at().file());
    json.put("line", item.at().line());
    return json;
  }
}
