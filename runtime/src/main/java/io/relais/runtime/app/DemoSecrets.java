package io.relais.runtime.app;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.relais.persistence.sealing.MasterKey;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The demo's own secrets: random, one set per data folder, readable by its user only. They are kept
 * because the simulator of the next start signs with them as well, and because the database opens
 * with the same master key only.
 */
record DemoSecrets(WhatsAppSettings whatsApp, MasterKey masterKey) {
  private static final int BYTES = 24;
  private static final int MASTER_KEY_BYTES = 32;
  private static final String APP_SECRET = "app-secret";
  private static final String VERIFY_TOKEN = "verify-token";
  private static final String ACCESS_TOKEN = "access-token";
  private static final String MASTER_KEY = "master-key";

  /**
   * Reads {@code file}, or fills it where it is missing.
   *
   * @param random a secure one, except in tests
   */
  static DemoSecrets loadOrCreate(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      create(file, random);
    }
    return load(file);
  }

  private static DemoSecrets load(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var whatsApp =
        new WhatsAppSettings(
            new Secret(text(properties, APP_SECRET, file)),
            new Secret(text(properties, VERIFY_TOKEN, file)),
            new Secret(text(properties, ACCESS_TOKEN, file)));
    return new DemoSecrets(whatsApp, masterKey(text(properties, MASTER_KEY, file), file));
  }

  private static MasterKey masterKey(String text, Path file) {
    try {
      return MasterKey.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw damaged(MASTER_KEY, file, String.valueOf(malformed.getMessage()));
    }
  }

  private static String text(Properties properties, String name, Path file) {
    var value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw damaged(name, file, "it is missing");
    }
    return value;
  }

  private static Failure damaged(String name, Path file, String problem) {
    return new Failure(
        "Expected %s in %s, but %s. Put the file back as it was, or delete the data folder: the"
                .formatted(name, file, problem)
            + " next start begins anew.");
  }

  /** Written beside and moved into place, so that a kill in between leaves no half a file. */
  private static void create(Path file, RandomGenerator random) throws IOException {
    var properties = new Properties();
    for (var name : new String[] {APP_SECRET, VERIFY_TOKEN, ACCESS_TOKEN}) {
      properties.setProperty(name, HexFormat.of().formatHex(random(BYTES, random)));
    }
    var masterKey = Base64.getEncoder().encodeToString(random(MASTER_KEY_BYTES, random));
    properties.setProperty(MASTER_KEY, masterKey);
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (var writer = privateWriter(draft)) {
      properties.store(
          writer, "Secrets of the demo, shared with its simulator, and the key to its database.");
    }
    Files.move(draft, file, ATOMIC_MOVE);
  }

  private static Writer privateWriter(Path file) throws IOException {
    var onlyMe = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), onlyMe);
    return Channels.newWriter(channel, StandardCharsets.UTF_8);
  }

  private static byte[] random(int length, RandomGenerator random) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
