package io.relais.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** What an actor system needs to be told so that its persistent actors write here. */
public final class PersistenceConfig {
  private static final String DATABASE = "pekko-persistence-jdbc.shared-databases.slick.db.";

  private PersistenceConfig() {}

  /**
   * The settings of journal, snapshots and serializer: put them above everything else, {@code
   * of(…).withFallback(…)}.
   */
  public static Config of(DatabaseSettings settings) {
    return ConfigFactory.parseMap(
            Map.of(
                DATABASE + "url", settings.url(),
                DATABASE + "user", settings.user(),
                DATABASE + "password", settings.password()),
            "the database's settings")
        .withFallback(
            ConfigFactory.parseResources(
                PersistenceConfig.class.getClassLoader(), "persistence.conf"));
  }
}
