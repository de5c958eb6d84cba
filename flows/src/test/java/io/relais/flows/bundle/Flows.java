package io.relais.flows.bundle;

import io.relais.flows.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small workspaces for tests: what a test leaves out of one is added here. */
final class Flows {
  private static final String HUMAN =
      """
      flow: humain
      locale: fr
      start: fin
      steps: {fin: {end: done}}
      """;

  private Flows() {}

  /** The files, with a brand of one locale and a way to a person where they have none. */
  static Sources workspace(Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    if (!all.containsKey("brand.yaml")) {
      all.put("brand.yaml", brand(first(files)));
      all.putIfAbsent("flows/humain.flow.yaml", HUMAN);
    }
    return new Sources(all);
  }

  private static String first(Map<String, String> files) {
    String path =
        files.keySet().stream()
            .filter(file -> file.startsWith("flows/"))
            .sorted()
            .findFirst()
            .get();
    return path.substring("flows/".length(), path.length() - ".flow.yaml".length());
  }

  static String brand(String first) {
    return """
    brand: demo
    name: Démo
    locale: fr
    zone: Europe/Paris
    country: FR
    channels: {whatsapp: [{number: "1000001", display: "+33 1 70 00 00 00"}]}
    first: %s
    human: {flow: humain, phone: "+33 1 70 00 00 01"}
    words: {stop: {fr: [stop]}, human: {fr: [agent]}}
    environment: [API]
    secrets: [oms]
    hosts: [api.example]
    queues: {sav: {capacity: 1}}
    notices: {automated: "Vous écrivez à un assistant.", stopped: "C'est noté."}
    """
        .formatted(first);
  }

  /** What is wrong with one flow in such a workspace. */
  static List<Diagnostic> problems(String name, String flow) {
    return Workspace.load(workspace(Map.of("flows/" + name + ".flow.yaml", flow))).diagnostics();
  }
}
