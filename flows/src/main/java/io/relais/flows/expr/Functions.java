package io.relais.flows.expr;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelFunctionBinding;
import io.relais.flows.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that flows add to CEL, declared and bound. Those that depend on the moment or the
 * language are macros that hand {@link Writing} on as a hidden argument, so that the function
 * behind each stays pure.
 */
final class Functions {
  /** The variable that holds the hidden argument; nobody can write an {@code @}. */
  static final String WRITING = "@writing";

  static final CelType WRITING_TYPE = OpaqueType.create("writing");

  /** Names and functions of the language that this version does not have yet. */
  static final List<String> LATER_NAMES = List.of("queue", "env");

  /**
   * The types that {@code or} chooses between. Its result is never null as long as its second value
   * is not.
   */
  private static final Map<String, CelType> OR =
      Map.of(
          "or_text", SimpleType.STRING,
          "or_int", SimpleType.INT,
          "or_number", SimpleType.DOUBLE,
          "or_yes_no", SimpleType.BOOL,
          "or_date", SimpleType.TIMESTAMP,
          "or_choice", Shapes.CHOICE,
          "or_list", ListType.create(TypeParamType.create("A")));

  private Functions() {}

  static List<CelMacro> macros() {
    return List.of(
        scoped("date", 1),
        scoped("iso", 1),
        scoped("relative", 1),
        scoped("open", 2),
        scoped("next_open", 2),
        scoped("today", 0),
        scoped("now", 0));
  }

  private static CelMacro scoped(String name, int arguments) {
    return CelMacro.newGlobalMacro(
        name,
        arguments,
        (factory, target, args) -> {
          List<CelExpr> all = new ArrayList<>(args);
          all.add(factory.newIdentifier(WRITING));
          return Optional.of(factory.newGlobalCall("@" + name, all));
        });
  }

  static List<CelFunctionDecl> declarations() {
    List<CelFunctionDecl> all = new ArrayList<>();
    all.add(newFunctionDeclaration("or", or()));
    all.add(
        newFunctionDeclaration(
            "days", newGlobalOverload("days_int", SimpleType.DURATION, SimpleType.INT)));
    all.add(declared("date", SimpleType.STRING, SimpleType.TIMESTAMP));
    all.add(declared("iso", SimpleType.STRING, SimpleType.TIMESTAMP));
    all.add(declared("relative", SimpleType.STRING, SimpleType.TIMESTAMP));
    all.add(declared("open", SimpleType.BOOL, Shapes.HOURS, SimpleType.TIMESTAMP));
    all.add(declared("next_open", SimpleType.TIMESTAMP, Shapes.HOURS, SimpleType.TIMESTAMP));
    all.add(
        newFunctionDeclaration(
            "at",
            newGlobalOverload(
                "at_time", SimpleType.TIMESTAMP, SimpleType.TIMESTAMP, SimpleType.STRING)));
    all.add(declared("today", SimpleType.TIMESTAMP));
    all.add(declared("now", SimpleType.TIMESTAMP));
    all.addAll(MixedNumbers.declarations());
    return all;
  }

  private static List<CelOverloadDecl> or() {
    List<CelOverloadDecl> overloads = new ArrayList<>();
    OR.forEach((id, type) -> overloads.add(newGlobalOverload(id, type, type, type)));
    overloads.add(
        newGlobalOverload("or_number_int", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT));
    return overloads;
  }

  private static CelFunctionDecl declared(String name, CelType result, CelType... arguments) {
    List<CelType> all = new ArrayList<>(List.of(arguments));
    all.add(WRITING_TYPE);
    return newFunctionDeclaration(
        "@" + name, CelOverloadDecl.newGlobalOverload("at_" + name, result, all));
  }

  static List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> all = new ArrayList<>();
    OR.keySet()
        .forEach(
            overload ->
                all.add(
                    CelFunctionBinding.from(overload, Object.class, Object.class, Functions::or)));
    all.add(
        CelFunctionBinding.from(
            "or_number_int", Object.class, Long.class, (a, b) -> or(a, b.doubleValue())));
    all.add(CelFunctionBinding.from("days_int", Long.class, Duration::ofDays));
    all.add(
        CelFunctionBinding.from(
            "at_date", Instant.class, Writing.class, (at, writing) -> writing.date(at)));
    all.add(
        CelFunctionBinding.from(
            "at_iso", Instant.class, Writing.class, (at, writing) -> writing.iso(at)));
    all.add(
        CelFunctionBinding.from(
            "at_relative", Instant.class, Writing.class, (at, writing) -> writing.relative(at)));
    all.add(hours("at_open", (hours, at, writing) -> writing.isOpen(hours, at)));
    all.add(hours("at_next_open", (hours, at, writing) -> writing.nextOpen(hours, at)));
    all.add(CelFunctionBinding.from("at_time", Instant.class, String.class, Functions::at));
    all.add(CelFunctionBinding.from("at_today", Writing.class, Writing::today));
    all.add(CelFunctionBinding.from("at_now", Writing.class, Writing::localNow));
    all.addAll(MixedNumbers.bindings());
    return all;
  }

  @Immutable
  private interface OfHours {
    Object apply(OpeningHours hours, Instant at, Writing writing);
  }

  private static CelFunctionBinding hours(String overload, OfHours function) {
    return CelFunctionBinding.from(
        overload,
        List.of(RecordValue.class, Instant.class, Writing.class),
        arguments ->
            function.apply(
                (OpeningHours) ((RecordValue) arguments[0]).whole(),
                (Instant) arguments[1],
                (Writing) arguments[2]));
  }

  private static Instant at(Instant day, String time) {
    return LocalDateTime.of(Writing.dateOf(day), LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
  }

  private static Object or(Object value, Object otherwise) {
    return value instanceof NullValue ? otherwise : value;
  }
}
