package io.relais.persistence.embedded;

import io.relais.persistence.DatabaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory for one process. The operating system lets go of it when that process ends,
 * however it ends.
 */
final class ExclusiveLock implements AutoCloseable {
  private static final String NAME = "relais.lock";

  private final FileChannel file;

  private ExclusiveLock(FileChannel file) {
    this.file = file;
  }

  /**
   * @throws DatabaseException when another process, or this one, has it already
   */
  static ExclusiveLock on(Path directory) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(file)) {
      file.close();
      throw new DatabaseException(
          "Expected "
              + directory
              + " to be free, but another Relais is running on it: stop that one, or start"
              + " this one elsewhere",
          null);
    }
    return new ExclusiveLock(file);
  }

  /** Whether another process, or this one, has the directory. */
  static boolean isHeld(Path directory) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return !locked(file);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
