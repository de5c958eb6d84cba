package io.relais.persistence;

import io.relais.persistence.embedded.ThrowawayDatabase;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An empty database of its own for a test class, on a real PostgreSQL. */
public final class TestDatabase implements AutoCloseable {
  private final DatabaseSettings settings = ThrowawayDatabase.fresh(Path.of("target"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Database database = Database.open(settings, threads);

  public DatabaseSettings settings() {
    return settings;
  }

  public Database database() {
    return database;
  }

  /** The result of what is done elsewhere, within a time in which everything here is done. */
  public static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    database.close();
    threads.close();
  }
}
