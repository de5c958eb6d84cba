package io.relais.loadtest.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Processor seconds, user and system, that processes have used so far, from Linux's {@code
 * /proc/PID/stat} (proc(5)); empty on other systems.
 */
public final class CpuTime {

  /** Linux reports in ticks of this many a second, whatever the kernel's own are. */
  private static final double TICKS = 100;

  /** Places of utime, stime, cutime and cstime after the command's closing parenthesis. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int CHILDREN_UTIME = 13;
  private static final int CHILDREN_STIME = 14;

  private CpuTime() {}

  /** Of one process. */
  public static OptionalDouble of(long pid) {
    return stat(pid).map(s -> OptionalDouble.of(own(s) / TICKS)).orElse(OptionalDouble.empty());
  }

  /** Of a process and all that it has started, living or gone. */
  public static OptionalDouble ofFamily(long pid) {
    var parent = stat(pid);
    if (parent.isEmpty()) {
      return OptionalDouble.empty();
    }
    var living = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
    long ticks =
        living
            .flatMapToLong(child -> stat(child.pid()).stream().mapToLong(CpuTime::withGone))
            .sum();
    return OptionalDouble.of((withGone(parent.get()) + ticks) / TICKS);
  }

  private static long own(String[] stat) {
    return Long.parseLong(stat[UTIME]) + Long.parseLong(stat[STIME]);
  }

  private static long withGone(String[] stat) {
    var gone = LongStream.of(CHILDREN_UTIME, CHILDREN_STIME);
    return own(stat) + gone.map(place -> Long.parseLong(stat[(int) place])).sum();
  }

  private static Optional<String[]> stat(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The command may hold anything, so the last parenthesis is the one that closes it.
      return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    } catch (IOException goneOrNotLinux) {
      return Optional.empty();
    }
  }
}
