package io.relais.runtime.app.cluster;

import io.relais.persistence.Database;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.lease.Leases;
import io.relais.persistence.lease.Members;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.actor.setup.Setup;

/**
 * The few connections of which leases and signs of life have no other user. It travels with the
 * actor system, because Pekko makes the {@link SplitLease} itself.
 */
final class ClusterDatabase extends Setup implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Database database;

  ClusterDatabase(DatabaseSettings settings) {
    this.database = Database.urgent(settings, threads);
  }

  Leases leases() {
    return new Leases(database);
  }

  Members members() {
    return new Members(database);
  }

  @Override
  public void close() {
    database.close();
    threads.close();
  }
}
