package io.relais.flows.bundle;

import io.relais.flows.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a brand's workspace, by their paths inside it ({@code flows/sav.flow.yaml}).
 *
 * @param problems what could not be read from disk
 */
public record Sources(SortedMap<String, String> files, List<Diagnostic> problems) {
  private static final String TESTS = "tests/";

  public Sources {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    problems = List.copyOf(problems);
  }

  public Sources(Map<String, String> files) {
    this(new TreeMap<>(files), List.of());
  }

  /**
   * Reads the workspace in {@code dir}: brand.yaml, the flows, their translations and tests.
   *
   * @throws IOException where there is no such directory, or the disk fails
   */
  public static Sources of(Path dir) throws IOException {
    return SourceFiles.read(dir);
  }

  /** The files below {@code folder}, by path. */
  public SortedMap<String, String> under(String folder) {
    return files.subMap(folder, folder + Character.MAX_VALUE);
  }

  /** SHA-256 over all that makes the bundle, in hex. Tests are no part of it. */
  public String hash() {
    MessageDigest digest = sha256();
    files.forEach(
        (path, text) -> {
          if (!path.startsWith(TESTS)) {
            update(digest, path);
            update(digest, text);
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its length before it, so that no two lists of files give the same bytes. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to know SHA-256, but this one fails", e);
    }
  }
}
