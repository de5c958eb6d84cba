package io.relais.runtime.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened so far, closed in the opposite order: once, by whoever comes first, a failed
 * start or the end of the process. What is opened after that is closed at once.
 */
final class Opened implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean closed;

  /** Remembers {@code part} and returns it; {@code name} is what the log calls it. */
  <T extends AutoCloseable> T add(String name, T part) {
    if (!remember(new Part(name, part))) {
      close(new Part(name, part));
      throw new Failure("The start was interrupted: the process is shutting down.");
    }
    return part;
  }

  @Override
  public void close() {
    for (var part = next(); part != null; part = next()) {
      close(part);
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private synchronized boolean remember(Part part) {
    if (!closed) {
      parts.push(part);
    }
    return !closed;
  }

  private synchronized @Nullable Part next() {
    closed = true;
    return parts.poll();
  }

  /** One part that cannot be closed must not keep the others open. */
  private static void close(Part part) {
    try {
      LOG.info("Closing {}.", part.name());
      part.resource().close();
    } catch (Exception failed) {
      LOG.warn("Closing {} failed; going on with the rest.", part.name(), failed);
    }
  }

  private record Part(String name, AutoCloseable resource) {}
}
