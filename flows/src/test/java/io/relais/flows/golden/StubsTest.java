package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StubsTest {
  private static final String FLOW =
      """
      flow: main
      locale: en
      data: {size: int, note: text}
      defaults: {timeout: 30m, on: {timeout: over, invalid: over, undelivered: over, unavailable: down, rejected: over}}
      start: note
      steps:
        note: {ask: "Note?", as: text, into: note, next: call}
        call: {http: {get: "${env.API}/size"}, returns: {size: "$.size"}, next: told}
        told: {say: "Size ${size}.", tags: [told], next: ticket}
        ticket: {ticket: sav, note: "${note}", next: over}
        down: {say: "Down.", next: over}
        over: {end: done}
      """;

  private static final String PERSON =
      "flow: person\nlocale: en\nstart: over\nsteps: {over: {end: done}}\n";

  private static final String BRAND =
      """
      brand: shop
      name: Shop
      locale: en
      zone: Europe/London
      country: GB
      channels: {whatsapp: [{number: "1", display: "+44 20 7946 0000"}]}
      first: main
      human: {flow: person}
      words: {stop: {en: [stop]}, human: {en: [agent]}}
      environment: [API]
      hosts: [api.example]
      queues: {sav: {capacity: 1}}
      notices: {automated: "This is a bot.", stopped: "You are off the list."}
      """;

  private static CaseResult run(String lines) {
    Workspace workspace =
        Workspace.load(
            new Sources(
                Map.of(
                    "brand.yaml", BRAND,
                    "flows/main.flow.yaml", FLOW,
                    "flows/person.flow.yaml", PERSON)));
    Bundle bundle = Objects.requireNonNull(workspace.bundle(), workspace.toString());
    GoldenReport report =
        GoldenTests.run(bundle, Map.of("t", "flow: main\ncases:\n  - case: c\n" + lines.indent(4)));
    assertThat(report.problems()).isEmpty();
    return report.results().getFirst();
  }

  private static final String BEGIN =
      """
      talk:
        - user: hi
        - notice: automated
        - bot: {step: note}
        - user: call me
      """;

  @Test
  void aCallEndsAsItsStubSays() {
    CaseResult result =
        run(
            """
            stubs: [{http: "GET */size", reply: {json: {size: 4}}}]
            """
                + BEGIN
                + """
                  - bot: "Size 4."
                  - expect: {http_calls: 1, tags: [told], ticket: {queue: sav, note: call me}, ended: done}
                """);
    assertThat(result.failure()).isNull();
  }

  @Test
  void aCallWithoutAStubFailsTheCaseAndNamesTheCall() {
    CaseResult result = run(BEGIN + "  - bot: \"Size 4.\"\n");
    assertThat(Objects.requireNonNull(result.failure()).message())
        .isEqualTo("Expected a stub for the call `GET {API}/size`, but there is none");
  }

  @Test
  void whatIsExpectedOfTheWorldIsCompared() {
    CaseResult result =
        run(
            "stubs: [{http: \"GET */size\", outcome: unavailable}]\n"
                + BEGIN
                + "  - bot: \"Down.\"\n  - expect: {ticket: {queue: sav, note: call me}}\n");
    assertThat(Objects.requireNonNull(result.failure()).message())
        .startsWith("Expected the ticket to be")
        .endsWith("but there is none");
  }
}
