package io.relais.persistence.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs: an archive on the class path, unpacked once for each version of it. */
final class Binaries {
  private static final int ANY_EXECUTE_BIT = 0111;

  private Binaries() {}

  /**
   * The directory of the programs, below {@code directory}, which several processes may be filling
   * at once.
   */
  static Path unpackedIn(Path directory) throws IOException {
    byte[] archive = archive();
    Path home = directory.resolve("postgresql-" + fingerprint(archive));
    if (!Files.isDirectory(home)) {
      Path unfinished = directory.resolve(home.getFileName() + "." + ProcessHandle.current().pid());
      Directories.delete(unfinished);
      unpack(archive, unfinished);
      moveUnlessThere(unfinished, home);
    }
    return home.resolve("bin");
  }

  private static byte[] archive() throws IOException {
    String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream archive = Binaries.class.getResourceAsStream("/" + name)) {
      if (archive == null) {
        throw new IOException(
            "its programs for this system are not on the class path (" + name + ")");
      }
      return archive.readAllBytes();
    }
  }

  /** As the archives are named in their jars: {@code postgres-linux-x86_64.txz}. */
  static String archiveName(String system, String machine) {
    String architecture =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> machine;
        };
    return "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + architecture + ".txz";
  }

  private static String fingerprint(byte[] archive) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected SHA-256, which every Java has, but it is missing", e);
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        unpack(entry, entries, target);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      boolean executable = (entry.getMode() & ANY_EXECUTE_BIT) != 0;
      if (executable && !path.toFile().setExecutable(true, true)) {
        throw new IOException(path + " cannot be made executable");
      }
    }
  }

  private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
    try {
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Directories.delete(unfinished);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }
}
