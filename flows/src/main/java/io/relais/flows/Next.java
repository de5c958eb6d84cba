package io.relais.flows;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The way on from a step: always written, never by falling through. */
public sealed interface Next {

  /** The question that waited last in this flow, with the reply as its input. */
  String RESUME = "resume";

  /** The flow's start, its variables unset. */
  String RESTART = "restart";

  /** Targets of the language that are no steps. */
  Set<String> RESERVED = Set.of(RESUME, RESTART);

  Position at();

  /** A step of the same flow, by its id. */
  record Target(String step, Position at) implements Next {}

  /** The first branch whose condition holds, else {@code otherwise}. */
  record Branches(List<Branch> branches, Target otherwise, Position at) implements Next {
    public Branches {
      branches = List.copyOf(branches);
    }
  }

  record Branch(Expression condition, Target target) {}

  /** Every step that this may lead to, in the order written. */
  default List<Target> targets() {
    return switch (this) {
      case Target target -> List.of(target);
      case Branches(var branches, var otherwise, var _) ->
          Stream.concat(branches.stream().map(Branch::target), Stream.of(otherwise)).toList();
    };
  }
}
