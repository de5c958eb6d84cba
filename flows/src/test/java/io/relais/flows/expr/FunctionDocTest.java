package io.relais.flows.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionDocTest {

  static Stream<FunctionDoc> everyFunction() {
    return FunctionDoc.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFunction")
  void theExampleOfAFunctionUsesItAndGivesAValue(FunctionDoc doc) {
    assertThat(doc.example()).contains(doc.name() + "(");
    assertThat(new Workbench().text(doc.example())).isNotEmpty();
  }

  @Test
  void theFunctionsOfTheLanguageAreThere() {
    assertThat(FunctionDoc.ALL.stream().map(FunctionDoc::name))
        .contains(
            "or",
            "size",
            "date",
            "iso",
            "today",
            "now",
            "days",
            "at",
            "relative",
            "open",
            "next_open")
        .doesNotHaveDuplicates();
  }
}
