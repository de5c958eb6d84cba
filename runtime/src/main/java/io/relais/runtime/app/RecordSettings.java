package io.relais.runtime.app;

import io.relais.persistence.sealing.MasterKey;
import java.util.List;
import java.util.Map;

/**
 * Where the record is, and what opens it.
 *
 * @param masterKeys the first wraps, and the others still unwrap
 */
record RecordSettings(DatabaseChoice database, List<MasterKey> masterKeys) {
  RecordSettings {
    masterKeys = List.copyOf(masterKeys);
  }

  /** For a command that needs nothing else. Throws a {@link Failure} line by line. */
  static RecordSettings read(Map<String, String> variables) {
    var environment = new Environment(variables);
    var settings =
        new RecordSettings(Settings.database(environment), Settings.masterKeys(environment));
    environment.check();
    return settings;
  }
}
