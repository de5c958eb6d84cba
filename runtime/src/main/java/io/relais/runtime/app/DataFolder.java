package io.relais.runtime.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that one process owns while it runs. Ownership is a lock of the operating system on a
 * file in it: it ends with the process, however that ends. The file says who holds it.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "relais.lock";

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes the folder where it is missing, and owns it until {@link #close()}. */
  static DataFolder own(Path path) {
    try {
      Files.createDirectories(path);
      return lock(path);
    } catch (IOException failed) {
      throw new Failure(
          "Expected to write to the folder %s, but it failed: %s. Give this user access to it,"
                  .formatted(path.toAbsolutePath(), failed)
              + " or name another folder in RELAIS_DATA_DIR.");
    }
  }

  Path path() {
    return path;
  }

  /** Tells whoever tries to start a second process where the first one is. */
  void announce(String address) {
    try {
      var text = "process " + ProcessHandle.current().pid() + " at " + address + "\n";
      lock.truncate(0);
      lock.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
    } catch (IOException failed) {
      throw new Failure("Expected to write to " + path.resolve(LOCK_FILE) + ", but: " + failed);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static DataFolder lock(Path path) throws IOException {
    var channel =
        FileChannel.open(
            path.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (isFree(channel)) {
      return new DataFolder(path, channel);
    }
    channel.close();
    throw taken(path);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisVeryProcess) {
      return false;
    }
  }

  private static Failure taken(Path path) throws IOException {
    var holder = Files.readString(path.resolve(LOCK_FILE)).strip();
    return new Failure(
        "Expected to be the only Relais on %s, but another one is running%s. Stop it, or name"
                .formatted(path.toAbsolutePath(), holder.isEmpty() ? "" : " (" + holder + ")")
            + " another folder in RELAIS_DATA_DIR.");
  }
}
