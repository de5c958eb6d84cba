package io.relais.persistence;

import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.sealing.MasterKeys;
import io.relais.persistence.sealing.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An empty database of its own for a test class, on a real PostgreSQL, with its keys. */
public final class TestDatabase implements AutoCloseable {
  public static final SecureRandom RANDOM = new SecureRandom();

  private final DatabaseSettings settings = ThrowawayDatabase.fresh(Path.of("target"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Database database = Database.open(settings, threads);
  private final MasterKeys masters = new MasterKeys(masterKey(), List.of(), RANDOM);
  private final Vault vault = Vault.open(database, masters, RANDOM);
  private final ContactKeys keys = new ContactKeys(database, masters, RANDOM);

  public DatabaseSettings settings() {
    return settings;
  }

  public Database database() {
    return database;
  }

  public MasterKeys masters() {
    return masters;
  }

  public Vault vault() {
    return vault;
  }

  public ContactKeys keys() {
    return keys;
  }

  /** A random one. */
  public static MasterKey masterKey() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return MasterKey.parse(Base64.getEncoder().encodeToString(key));
  }

  /** The first column of every row, as text. */
  public List<String> all(String sql) throws Exception {
    return await(
        database.call(
            connection -> {
              List<String> found = new ArrayList<>();
              try (var statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                  found.add(String.valueOf(rows.getString(1)));
                }
              }
              return found;
            }));
  }

  /** The number of rows that a change has changed. */
  public int change(String sql) throws Exception {
    return await(
        database.call(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            }));
  }

  /** The result of what is done elsewhere, within a time in which everything here is done. */
  public static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(2, TimeUnit.MINUTES);
  }

  /** What the first column of the first row says. */
  public String text(String sql) throws Exception {
    return all(sql).getFirst();
  }

  @Override
  public void close() {
    database.close();
    threads.close();
  }
}
