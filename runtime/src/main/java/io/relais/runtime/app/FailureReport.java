package io.relais.runtime.app;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * The last words of a command that failed: a {@link Failure} in its own lines, anything else in one
 * line, with the stack trace in the log.
 */
final class FailureReport implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failed, CommandLine command, ParseResult arguments) {
    var err = command.getErr();
    if (failed instanceof Failure failure) {
      failure.lines().forEach(line -> err.println("relais: " + line));
    } else {
      err.println("relais: unexpected: " + oneLine(failed) + ". " + Logging.keep(failed));
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String oneLine(Throwable failed) {
    return failed.toString().lines().findFirst().orElse("").strip();
  }
}
