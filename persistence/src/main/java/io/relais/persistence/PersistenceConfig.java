package io.relais.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an actor system needs to be told so that its persistent actors write here. */
public final class PersistenceConfig {
  /** Where each of the two journals looks for the database; a pool is opened by the used one. */
  private static final List<String> DATABASES =
      List.of("relais-database.", "pekko-persistence-jdbc.shared-databases.slick.db.");

  private PersistenceConfig() {}

  /** As {@link #of(DatabaseSettings, JournalKind)}, with the journal by group commit. */
  public static Config of(DatabaseSettings settings) {
    return of(settings, JournalKind.GROUP_COMMIT);
  }

  /**
   * The settings of journal, snapshots and serializer: put them above everything else, {@code
   * of(…).withFallback(…)}.
   */
  public static Config of(DatabaseSettings settings, JournalKind kind) {
    return ConfigFactory.parseMap(database(settings), "the database's settings")
        .withFallback(ConfigFactory.parseMap(plugins(kind), "the journal's kind"))
        .withFallback(
            ConfigFactory.parseResources(
                PersistenceConfig.class.getClassLoader(), "persistence.conf"))
        .resolve();
  }

  private static Map<String, Object> database(DatabaseSettings settings) {
    Map<String, Object> values = new HashMap<>();
    for (String database : DATABASES) {
      values.put(database + "url", settings.url());
      values.put(database + "user", settings.user());
      values.put(database + "password", settings.password());
    }
    return values;
  }

  /** They start with the system, not with the first customer, who would wait for connections. */
  private static Map<String, Object> plugins(JournalKind kind) {
    return Map.of(
        "pekko.persistence.journal.plugin", kind.journal(),
        "pekko.persistence.journal.auto-start-journals", List.of(kind.journal()),
        "pekko.persistence.snapshot-store.plugin", kind.snapshots(),
        "pekko.persistence.snapshot-store.auto-start-snapshot-stores", List.of(kind.snapshots()));
  }
}
