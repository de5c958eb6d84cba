package io.relais.flows.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.StructType;
import io.relais.flows.DidYouMean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Are the names in an expression declared (E08)? Asked before CEL checks types, because only here
 * is it known what somebody may have meant, and what comes in a later version.
 */
final class NameCheck {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private final Names names;
  private final Faults faults;
  private final CelSource source;
  private final Map<String, Optional<CelType>> locals = new HashMap<>();
  private final Set<String> functions = new HashSet<>();
  private boolean unread;

  private NameCheck(Names names, Faults faults, CelSource source) {
    this.names = names;
    this.faults = faults;
    this.source = source;
  }

  /** Looks at every name of a parsed expression, and reports those that are unknown. */
  static NameCheck of(CelAbstractSyntaxTree parsed, Names names, Faults faults) {
    NameCheck check = new NameCheck(names, faults, parsed.getSource());
    check.visit(parsed.getExpr());
    return check;
  }

  /** Whether it uses a name of which nothing is known. */
  boolean isUnread() {
    return unread;
  }

  /** The functions and operators that it uses, by CEL's names for them. */
  Set<String> functions() {
    return functions;
  }

  /** The type of {@code expr} where names alone tell it. */
  private @Nullable CelType visit(CelExpr expr) {
    return switch (expr.getKind()) {
      case NOT_SET, CONSTANT -> null;
      case IDENT -> identifier(expr);
      case SELECT -> selection(expr);
      case CALL -> call(expr);
      case LIST -> {
        expr.list().elements().forEach(this::visit);
        yield null;
      }
      case COMPREHENSION -> comprehension(expr.comprehension());
      case STRUCT, MAP -> {
        add(
            Faults.TYPE,
            expr,
            "Expected a value, but records cannot be made in an expression",
            null);
        yield null;
      }
    };
  }

  private @Nullable CelType identifier(CelExpr expr) {
    String name = expr.ident().name();
    Optional<CelType> local = locals.get(name);
    if (local != null) {
      return local.orElse(null);
    }
    CelType type = names.type(name);
    unread |= names.isUnread(name);
    if (type == null && !names.isUnread(name) && !name.equals(Functions.WRITING)) {
      unknown(expr, name);
    }
    return type;
  }

  private void unknown(CelExpr expr, String name) {
    if (Functions.LATER_NAMES.contains(name)) {
      add(
          Faults.UNKNOWN_NAME,
          expr,
          "Expected a name of this version, but `" + name + "` comes in a later version",
          null);
      return;
    }
    String hint = DidYouMean.hint(names.types().keySet(), name).orElse("declare it under `data`");
    add(
        Faults.UNKNOWN_NAME,
        expr,
        "Expected a declared name, but there is no `" + name + "`",
        hint);
  }

  private @Nullable CelType selection(CelExpr expr) {
    if (!(visit(expr.select().operand()) instanceof StructType record)) {
      return null;
    }
    String field = expr.select().field();
    Optional<CelType> type = record.findField(field).map(StructType.Field::type);
    if (type.isEmpty()) {
      unknownField(expr, record, field);
    }
    return type.orElse(null);
  }

  private void unknownField(CelExpr expr, StructType record, String field) {
    Set<String> fields = new TreeSet<>(record.fieldNames());
    String hint =
        DidYouMean.hint(fields, field).orElse("its fields are " + String.join(", ", fields));
    String holder =
        expr.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
            ? "`" + expr.select().operand().ident().name() + "`"
            : "the record";
    add(
        Faults.UNKNOWN_NAME,
        expr,
        "Expected a field of " + holder + ", but it has no `" + field + "`",
        hint);
  }

  private @Nullable CelType call(CelExpr expr) {
    CelExpr.CelCall call = expr.call();
    call.target().ifPresent(this::visit);
    call.args().forEach(this::visit);
    time(call);
    functions.add(call.function());
    if (Faults.isFunction(call.function())) {
      function(expr, call);
    }
    return null;
  }

  /** A time that is written out can be wrong only when a customer is there: so it is read here. */
  private void time(CelExpr.CelCall call) {
    if (call.function().equals("at") && call.args().size() == 2) {
      CelExpr time = call.args().get(1);
      boolean written =
          time.getKind() == CelExpr.ExprKind.Kind.CONSTANT
              && time.constant().getKind() == CelConstant.Kind.STRING_VALUE;
      if (written && !TIME.matcher(time.constant().stringValue()).matches()) {
        String message = "Expected a time from '00:00' to '23:59', but this is none";
        add(Faults.TYPE, time, message, "for example: at(day, '18:00')");
      }
    }
  }

  private void function(CelExpr expr, CelExpr.CelCall call) {
    String name = call.function();
    Optional<FunctionDoc> known =
        FunctionDoc.ALL.stream().filter(doc -> doc.name().equals(name)).findFirst();
    if (known.isEmpty()) {
      unknownFunction(expr, name);
    } else if (known.get().member() != call.target().isPresent()
        || known.get().arguments() != call.args().size()) {
      add(
          Faults.TYPE,
          expr,
          "Expected `" + known.get().shape() + "`, but it is called in another way",
          "for example: " + known.get().example());
    }
  }

  private void unknownFunction(CelExpr expr, String name) {
    List<String> all = FunctionDoc.ALL.stream().map(FunctionDoc::name).toList();
    String hint = DidYouMean.hint(all, name).orElse("the functions are " + String.join(", ", all));
    add(
        Faults.UNKNOWN_NAME,
        expr,
        "Expected a known function, but there is no `" + name + "`",
        hint);
  }

  /** What the macros of lists become: a loop over {@code iterRange} with two names of its own. */
  private @Nullable CelType comprehension(CelExpr.CelComprehension loop) {
    CelType range = visit(loop.iterRange());
    visit(loop.accuInit());
    Map<String, Optional<CelType>> outer = new HashMap<>(locals);
    locals.put(
        loop.iterVar(),
        range instanceof ListType list ? Optional.of(list.elemType()) : Optional.empty());
    locals.put(loop.accuVar(), Optional.empty());
    List.of(loop.loopCondition(), loop.loopStep(), loop.result()).forEach(this::visit);
    locals.clear();
    locals.putAll(outer);
    return null;
  }

  private void add(String code, CelExpr expr, String message, @Nullable String hint) {
    faults.add(code, Faults.offset(expr, source), message, hint);
  }
}
