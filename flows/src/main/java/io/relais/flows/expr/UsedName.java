package io.relais.flows.expr;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A name as an expression uses it, with the fields that are selected from it: {@code order.eta}.
 * When an evaluation fails, these are looked at to say which is unset.
 */
record UsedName(String name, List<String> fields) {

  UsedName {
    fields = List.copyOf(fields);
  }

  /**
   * @param declared the names of the flow; loops over lists bring names of their own, which are
   *     none
   */
  static List<UsedName> in(CelExpr expr, Set<String> declared) {
    Collector collector = new Collector();
    collector.visit(expr);
    return collector.found.stream().filter(used -> declared.contains(used.name())).toList();
  }

  /** The first part of this that is null: {@code order}, or {@code order.eta}. */
  Optional<String> unset(CelVariableResolver variables) {
    Object value = variables.find(name).orElse(NullValue.NULL_VALUE);
    StringBuilder path = new StringBuilder(name);
    for (String field : fields) {
      if (!(value instanceof RecordValue record)) {
        break;
      }
      path.append('.').append(field);
      value = record.select(field);
    }
    return value instanceof NullValue ? Optional.of(path.toString()) : Optional.empty();
  }

  private static final class Collector extends CelExprVisitor {
    private final List<UsedName> found = new ArrayList<>();

    @Override
    protected void visit(CelExpr expr, CelExpr.CelIdent ident) {
      found.add(new UsedName(ident.name(), List.of()));
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelSelect select) {
      List<String> fields = new ArrayList<>(List.of(select.field()));
      CelExpr operand = select.operand();
      while (operand.getKind() == CelExpr.ExprKind.Kind.SELECT) {
        fields.addFirst(operand.select().field());
        operand = operand.select().operand();
      }
      if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT) {
        found.add(new UsedName(operand.ident().name(), fields));
      } else {
        visit(operand);
      }
    }

    /** The first value of {@code or} may be unset; what it is selected from may not. */
    @Override
    protected void visit(CelExpr expr, CelExpr.CelCall call) {
      if (!call.function().equals("or")) {
        super.visit(expr, call);
        return;
      }
      CelExpr first = call.args().getFirst();
      switch (first.getKind()) {
        case IDENT -> {}
        case SELECT -> visit(first.select().operand());
        default -> visit(first);
      }
      visit(call.args().get(1));
    }
  }
}
