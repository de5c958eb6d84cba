package io.relais.runtime.app;

import java.util.concurrent.CompletableFuture;

/**
 * Ends this process in an orderly way when the one that started it ends: Maven, stopped by a signal
 * of its own, leaves what it runs behind, and its port taken. Asked for by {@code
 * -Drelais.stopWithParent=true}.
 */
final class StopWithParent {
  private static final String ASKED_FOR = "relais.stopWithParent";

  /** What a shell reports of a process that SIGTERM has ended. */
  private static final int TERMINATED = 143;

  private StopWithParent() {}

  static void arm() {
    if (Boolean.getBoolean(ASKED_FOR)) {
      ProcessHandle.current().parent().ifPresent(StopWithParent::watch);
    }
  }

  private static void watch(ProcessHandle parent) {
    CompletableFuture<Void> _ = parent.onExit().thenRun(() -> System.exit(TERMINATED));
  }
}
