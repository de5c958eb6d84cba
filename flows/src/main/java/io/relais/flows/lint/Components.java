package io.relais.flows.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The strongly connected components of a graph: groups whose members all lead to each other
 * (Tarjan's algorithm, with a stack of its own, so that a chain of ten thousand steps does not
 * exhaust the thread's).
 */
final class Components {
  private final Function<String, List<String>> next;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> low = new HashMap<>();
  private final Deque<String> stack = new ArrayDeque<>();
  private final Map<String, Boolean> onStack = new HashMap<>();
  private final List<List<String>> found = new ArrayList<>();

  private Components(Function<String, List<String>> next) {
    this.next = next;
  }

  /** Every node in exactly one group; groups and members in the order of {@code nodes}. */
  static List<List<String>> of(List<String> nodes, Function<String, List<String>> next) {
    Components components = new Components(next);
    for (String node : nodes) {
      if (!components.index.containsKey(node)) {
        components.visit(node);
      }
    }
    Map<String, Integer> order = new HashMap<>();
    nodes.forEach(node -> order.put(node, order.size()));
    Comparator<String> asWritten = Comparator.comparing(order::get);
    components.found.forEach(group -> group.sort(asWritten));
    components.found.sort(Comparator.comparing(List::getFirst, asWritten));
    return components.found;
  }

  private record Visit(String node, Iterator<String> rest) {}

  private void visit(String root) {
    Deque<Visit> visits = new ArrayDeque<>();
    visits.push(enter(root));
    while (!visits.isEmpty()) {
      Visit visit = visits.peek();
      if (!visit.rest().hasNext()) {
        visits.pop();
        leave(visit.node());
        if (!visits.isEmpty()) {
          lower(visits.peek().node(), low(visit.node()));
        }
        continue;
      }
      String to = visit.rest().next();
      if (!index.containsKey(to)) {
        visits.push(enter(to));
      } else if (onStack.getOrDefault(to, false)) {
        lower(visit.node(), index.getOrDefault(to, 0));
      }
    }
  }

  private Visit enter(String node) {
    index.put(node, index.size());
    low.put(node, index.size() - 1);
    stack.push(node);
    onStack.put(node, true);
    return new Visit(node, next.apply(node).iterator());
  }

  private void leave(String node) {
    if (low(node) != index.getOrDefault(node, 0)) {
      return;
    }
    List<String> group = new ArrayList<>();
    String member;
    do {
      member = stack.pop();
      onStack.put(member, false);
      group.add(member);
    } while (!member.equals(node));
    found.add(group);
  }

  private int low(String node) {
    return low.getOrDefault(node, 0);
  }

  private void lower(String node, int to) {
    low.merge(node, to, Math::min);
  }
}
