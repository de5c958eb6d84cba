package io.relais.runtime.simulator.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger on disk: one JSON line per fact, only ever appended to, so that a kill costs at most
 * the line being written. A cut last line is dropped at the next start.
 */
public final class LedgerFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);
  private static final String NAME = "phones.jsonl";

  private final Path path;
  private final List<LedgerLine> restored;
  private FileChannel channel;

  private LedgerFile(Path path, FileChannel channel, List<LedgerLine> restored) {
    this.path = path;
    this.channel = channel;
    this.restored = restored;
  }

  /** Opens the file in that directory, both made if missing, and reads what an earlier run left. */
  public static LedgerFile open(Path directory) {
    Path path = directory.resolve(NAME);
    try {
      Files.createDirectories(directory);
      var channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      var whole = Files.readAllBytes(path);
      int end = lastLineBreak(whole) + 1;
      if (end < whole.length) {
        log.info("The last line of {} was cut off by a kill; it is dropped.", NAME);
        channel.truncate(end);
      }
      channel.position(end);
      return new LedgerFile(path, channel, parse(new String(whole, 0, end, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected to read and write %s, but cannot.".formatted(path), e);
    }
  }

  /** What was read at the start; emptied by the ledger that took it over. */
  List<LedgerLine> restored() {
    return restored;
  }

  synchronized void append(LedgerLine line) {
    if (!channel.isOpen()) {
      // Stopped: an answer that comes later is lost here as it would be by a kill.
      return;
    }
    try {
      var bytes = ByteBuffer.wrap((line.json() + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write to the ledger's file, but cannot.", e);
    }
  }

  /**
   * Puts these lines in the place of everything written so far; a kill meanwhile leaves the one or
   * the other.
   */
  synchronized void replace(List<String> lines) {
    var fresh = path.resolveSibling(NAME + ".new");
    try {
      Files.write(fresh, lines, UTF_8);
      var opened = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      opened.force(true);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      channel.close();
      channel = opened;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to rewrite the ledger's file, but cannot.", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to close the ledger's file, but cannot.", e);
    }
  }

  private static int lastLineBreak(byte[] bytes) {
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private static List<LedgerLine> parse(String whole) {
    var lines = new ArrayList<LedgerLine>();
    int number = 0;
    for (String json : (Iterable<String>) whole.lines()::iterator) {
      number++;
      try {
        lines.add(LedgerLine.parse(json));
      } catch (JsonProcessingException | RuntimeException e) {
        // The position says enough; the line itself holds what people wrote.
        log.warn(
            "Line {} of {} is not one of the ledger's; it is skipped ({}).",
            number,
            NAME,
            e.getClass().getSimpleName());
      }
    }
    return lines;
  }
}
