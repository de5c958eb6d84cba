package io.relais.flows.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shortest ways in a graph. */
final class Paths {
  private Paths() {}

  /** A shortest way from a node back to itself, with it at both ends; empty where there is none. */
  static List<String> back(String node, Function<String, List<String>> next) {
    Map<String, String> cameFrom = new HashMap<>();
    List<String> todo = new ArrayList<>(List.of(node));
    for (int i = 0; i < todo.size(); i++) {
      String at = todo.get(i);
      for (String to : next.apply(at)) {
        if (to.equals(node)) {
          return path(cameFrom, node, at);
        }
        if (cameFrom.putIfAbsent(to, at) == null) {
          todo.add(to);
        }
      }
    }
    return List.of();
  }

  private static List<String> path(Map<String, String> cameFrom, String node, String last) {
    List<String> path = new ArrayList<>(List.of(node));
    for (String at = last; at != null && !at.equals(node); at = cameFrom.get(at)) {
      path.add(at);
    }
    path.add(node);
    Collections.reverse(path);
    return path;
  }
}
