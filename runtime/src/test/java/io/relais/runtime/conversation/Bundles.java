package io.relais.runtime.conversation;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import java.util.Map;
import java.util.Objects;

/** A brand small enough to stand in a test. */
final class Bundles {
  private static final String BRAND =
      """
      brand: boutique
      name: La Boutique
      locale: fr
      zone: Europe/Paris
      country: FR
      channels:
        whatsapp:
          - {number: "1", display: "+33 1 70 00 00 00", rate: 80/s, order: accepted, on_unknown: resend}
          - {number: "2", display: "+33 1 70 00 00 02", rate: 80/s, order: accepted, on_unknown: hold}
          - {number: "3", display: "+33 1 70 00 00 03", rate: 80/s, order: delivered, on_unknown: resend}
      first: main
      human: {flow: person, phone: "+33 1 70 00 00 01"}
      words: {stop: {fr: [stop]}, start: {fr: [reprendre]}, human: {fr: [conseiller]}}
      notices: {automated: "Automate.", stopped: "Adieu."}
      limits: {steps: 50, messages: 5}
      session: 24h
      """;

  private static final String MAIN =
      """
      flow: main
      locale: fr
      outcomes: [done]
      data: {name: text, oops: text}
      defaults: {timeout: 30m, on: {timeout: late, invalid: over, undelivered: lost}}
      start: hello
      steps:
        hello: {say: "Bonjour.", next: ask}
        ask: {ask: "Votre nom ?", as: text, into: name, next: [{if: "name == 'panne'", to: broken}, {else: thanks}]}
        thanks: {say: "Merci ${name}.", next: ask}
        broken: {say: "${oops}", next: over}
        late: {say: "Trop tard.", next: over}
        lost: {say: "Perdu.", next: over}
        over: {end: done}
      """;

  private static final String PERSON =
      """
      flow: person
      locale: fr
      outcomes: [done]
      defaults: {on: {undelivered: over}}
      start: ways
      steps:
        ways: {say: "Appelez-nous.", next: over}
        over: {end: done}
      """;

  private Bundles() {}

  static Bundle shop() {
    Workspace workspace =
        Workspace.load(
            new Sources(
                Map.of(
                    "brand.yaml", BRAND,
                    "flows/main.flow.yaml", MAIN,
                    "flows/person.flow.yaml", PERSON)));
    return Objects.requireNonNull(workspace.bundle(), () -> workspace.diagnostics().toString());
  }
}
