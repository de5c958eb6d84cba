package io.relais.runtime.app;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The demo's own secrets: random, one set per data folder, readable by its user only. They are kept
 * because the simulator of the next start signs with them as well.
 */
final class DemoSecrets {
  private static final int BYTES = 24;
  private static final String APP_SECRET = "app-secret";
  private static final String VERIFY_TOKEN = "verify-token";
  private static final String ACCESS_TOKEN = "access-token";

  private DemoSecrets() {}

  /**
   * Reads {@code file}, or fills it where it is missing.
   *
   * @param random a secure one, except in tests
   */
  static WhatsAppSettings loadOrCreate(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      create(file, random);
    }
    return load(file);
  }

  private static WhatsAppSettings load(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new WhatsAppSettings(
        secret(properties, APP_SECRET, file),
        secret(properties, VERIFY_TOKEN, file),
        secret(properties, ACCESS_TOKEN, file));
  }

  private static Secret secret(Properties properties, String name, Path file) {
    var value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new Failure(
          "Expected %s in %s, but it is missing. Delete that file: the next start makes a new one."
              .formatted(name, file));
    }
    return new Secret(value);
  }

  /** Written beside and moved into place, so that a kill in between leaves no half a file. */
  private static void create(Path file, RandomGenerator random) throws IOException {
    var properties = new Properties();
    for (var name : new String[] {APP_SECRET, VERIFY_TOKEN, ACCESS_TOKEN}) {
      properties.setProperty(name, random(random));
    }
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (var writer = privateWriter(draft)) {
      properties.store(writer, "Secrets of the demo, shared with its simulator.");
    }
    Files.move(draft, file, ATOMIC_MOVE);
  }

  private static Writer privateWriter(Path file) throws IOException {
    var onlyMe = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), onlyMe);
    return Channels.newWriter(channel, StandardCharsets.UTF_8);
  }

  private static String random(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
