package io.relais.flows.yaml;

import io.relais.flows.DataType;
import io.relais.flows.Position;
import java.util.Map;

/**
 * What the steps of a flow are read with.
 *
 * @param types the declared types of variables and inputs, as far as they could be read
 * @param places where things stand, filled as steps are read: {@code steps.accueil.on.timeout}
 */
record FlowScope(
    Texts texts,
    Defaults defaults,
    Map<String, DataType> types,
    Map<String, Position> places,
    Problems problems) {

  /** Remembers where the key of each entry stands. */
  void placeKeys(String path, Yaml.Mapping map) {
    map.entries().forEach(entry -> places.put(path + "." + entry.name(), entry.key().at()));
  }
}
