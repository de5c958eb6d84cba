package io.relais.runtime.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a started process tells the person at its terminal: a title, and one line per fact. */
final class Banner {
  private final String title;
  private final Map<String, String> lines = new LinkedHashMap<>();

  Banner(String title) {
    this.title = title;
  }

  Banner line(String name, Object value) {
    lines.put(name, value.toString());
    return this;
  }

  void print(PrintWriter out) {
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.println();
    out.println(title);
    out.println();
    lines.forEach((name, value) -> out.println("  " + pad(name, width) + "  " + value));
    out.println();
    out.flush();
  }

  private static String pad(String name, int width) {
    return name + " ".repeat(width - name.length());
  }
}
