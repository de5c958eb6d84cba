package io.relais.runtime.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Template messages: their form; which templates exist is not simulated. */
final class TemplateRules {

  private static final int MAX_NAME = 512;
  private static final int MAX_LANGUAGE = 64;
  private static final int MAX_COMPONENTS = 16;
  private static final int MAX_BUTTONS = 10;
  private static final int MAX_PARAMETERS = 64;
  private static final int MAX_PARAMETER = 32_768;

  private static final Set<String> COMPONENTS =
      Set.of("header", "body", "footer", "button", "carousel", "limited_time_offer");

  private TemplateRules() {}

  static void check(JsonNode template) {
    Shape.text(template, "name", MAX_NAME);
    Shape.text(Shape.object(template, "language"), "code", MAX_LANGUAGE);
    if (!template.hasNonNull("components")) {
      return;
    }
    for (JsonNode component : Shape.array(template, "components", 0, MAX_COMPONENTS)) {
      component(component);
    }
  }

  private static void component(JsonNode component) {
    String type = Shape.word(component, "type", COMPONENTS);
    if (type.equals("button")) {
      Shape.text(component, "sub_type", MAX_LANGUAGE);
      Shape.number(component, "index", 0, MAX_BUTTONS - 1.0);
    }
    if (component.hasNonNull("parameters")) {
      for (JsonNode parameter : Shape.array(component, "parameters", 0, MAX_PARAMETERS)) {
        String kind = Shape.text(parameter, "type", MAX_LANGUAGE);
        if (kind.equals("text") && parameter.path("text").asText().length() > MAX_PARAMETER) {
          throw new Refused(GraphError.value("A template parameter's text is too long."));
        }
      }
    }
  }
}
