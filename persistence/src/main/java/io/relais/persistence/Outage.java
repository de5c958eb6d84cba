package io.relais.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be used now from one that does not want this very statement. */
final class Outage {
  /** As deep as causes are looked at: a chain that is longer goes in a circle. */
  private static final int DEEPEST = 16;

  private Outage() {}

  static boolean is(Throwable failure) {
    return isCausedBy(
        failure,
        cause ->
            cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException sql && isOutage(sql.getSQLState())));
  }

  /** Whether no connection was to be had: that is how a pool says so, after all its patience. */
  static boolean isTotal(Throwable failure) {
    return isCausedBy(failure, SQLTransientConnectionException.class::isInstance);
  }

  private static boolean isCausedBy(Throwable failure, Predicate<Throwable> what) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (what.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * PostgreSQL's documentation, appendix A: class 08 are connections, 53 resources, 57 an operator
   * who intervenes, 58 the system, 25 a transaction that cannot write (a standby).
   */
  private static boolean isOutage(@Nullable String state) {
    return state != null && state.matches("(08|25|53|57|58).*");
  }
}
