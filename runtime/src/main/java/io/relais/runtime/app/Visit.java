package io.relais.runtime.app;

import io.relais.persistence.Database;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.MasterKeys;
import io.relais.persistence.sealing.Vault;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The record as an operator's command reaches it, also while the service runs: with the service's
 * own environment, of which it needs the database and the master keys.
 */
public final class Visit {
  private final Storage storage;

  private Visit(Storage storage) {
    this.storage = storage;
  }

  /** Does {@code work} and leaves everything as it found it; a {@link Failure} says why not. */
  public static <T> T to(
      Map<String, String> environment, Function<Visit, CompletionStage<T>> work) {
    var settings = RecordSettings.read(environment);
    try (var opened = new Opened()) {
      var storage = Storage.visit(settings, new SecureRandom(), opened);
      return work.apply(new Visit(storage)).toCompletableFuture().join();
    } catch (CompletionException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      if (cause instanceof Failure known) {
        throw known;
      }
      throw new Failure("Expected the record to allow it, but: " + cause.getMessage());
    }
  }

  public Database database() {
    return storage.database();
  }

  public MasterKeys masters() {
    return storage.masters();
  }

  public ContactKeys keys() {
    return storage.keys();
  }

  public Vault vault() {
    return storage.vault();
  }
}
