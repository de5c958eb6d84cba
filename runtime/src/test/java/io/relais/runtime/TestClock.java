package io.relais.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on when a test says so. */
public final class TestClock implements InstantSource {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }
}
