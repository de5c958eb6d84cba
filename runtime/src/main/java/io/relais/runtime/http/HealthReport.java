package io.relais.runtime.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a health address answers: {@code up} only where every check is.
 *
 * @param checks in the order in which they were registered
 */
public record HealthReport(List<Result> checks) {

  public HealthReport {
    checks = List.copyOf(checks);
  }

  @JsonProperty(index = 0)
  public String status() {
    return isUp() ? "up" : "down";
  }

  /** Whether every check is well. */
  @JsonIgnore
  public boolean isUp() {
    return checks.stream().allMatch(check -> check.problem() == null);
  }

  /** What is not well, in one line. */
  public String problems() {
    return checks.stream()
        .filter(check -> check.problem() != null)
        .map(check -> check.name() + ": " + check.problem())
        .collect(Collectors.joining("; "));
  }

  /**
   * One check's answer.
   *
   * @param problem null where all is well
   * @param millis how long the check took
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(String name, @Nullable String problem, long millis) {
    @JsonProperty
    public String status() {
      return problem == null ? "up" : "down";
    }
  }
}
