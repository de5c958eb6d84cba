package io.relais.flows.generated;

import io.relais.flows.bundle.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Makes workspaces at random: a brand, a flow of many steps, a subflow, one that systems open. What
 * it makes is right, except where it plants a fault and says so at the end of the line.
 */
final class FlowGenerator {
  /** Of a hundred flows, how many get faults. */
  private static final int FAULTY = 27;

  private static final String BRAND =
      """
      brand: generated
      name: Generated
      locale: en
      zone: Europe/Paris
      country: FR
      channels: {whatsapp: [{number: "1", display: "+33 1 70 00 00 00"}]}
      first: main
      human: {flow: person, phone: "+33170000001"}
      words:
        stop: {en: [stop]}
        start: {en: [start]}
        human: {en: [agent]}
        menu: {en: [menu]}
        back: {en: [back]}
        cancel: {en: [cancel]}
      environment: [API]
      secrets: [shop]
      hosts: [api.example]
      queues: {sav: {capacity: 2}}
      profile: {tier: optional text, seen: optional int}
      notices: {automated: "An assistant.", stopped: "Nothing more will come."}
      limits: {steps: 50, messages: 5}
      session: 24h
      """;

  private static final String PERSON =
      """
      flow: person
      locale: en
      data: {left: text}
      defaults: {timeout: 1h, on: {timeout: fin, invalid: fin, unavailable: fin}}
      start: word
      steps:
        word: {ask: "What is it about?", as: text, into: left, next: kept}
        kept: {ticket: sav, note: "To call back: ${left}", next: fin}
        fin: {end: done}
      """;

  private static final String NEWS =
      """
      flow: news
      locale: en
      inputs: {order: optional text}
      triggers: [{event: shipped}, {api: true}, {ad_referral: any}, {template_reply: hello}]
      defaults: {timeout: 3h, on: {timeout: fin, undelivered: fin}}
      start: told
      steps:
        told: {say: "Order ${or(order, 'unknown')} has news.", next: hold}
        hold: {wait: 2h, next: fin}
        fin: {end: done}
      """;

  private FlowGenerator() {}

  /** The same workspace for the same seed, always. */
  static Generated generate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FlowWriter sub = new FlowWriter("sub", random, 2 + random.nextInt(3));
    int faults = random.nextInt(100) < FAULTY ? 1 + random.nextInt(3) : 0;
    FlowWriter main = new FlowWriter("main", random, 6 + random.nextInt(12));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("brand.yaml", BRAND);
    files.put("flows/person.flow.yaml", PERSON);
    files.put("flows/news.flow.yaml", NEWS);
    files.put("flows/sub.flow.yaml", sub.write(0));
    files.put("flows/main.flow.yaml", main.write(faults));
    TreeSet<String> verbs = new TreeSet<>(main.verbs());
    verbs.addAll(sub.verbs());
    return new Generated(seed, new Sources(files), verbs);
  }
}
