package io.relais.flows.golden;

import io.relais.flows.Ability;
import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.golden.GoldenFile.Stub;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The world of a transcript: every call ends as a stub says; queues take what they are given. */
final class Stubs implements World {
  private final List<Stub> stubs;

  Stubs(List<Stub> stubs) {
    this.stubs = List.copyOf(stubs);
  }

  @Override
  public Set<Ability> abilities() {
    return Set.of(Ability.values());
  }

  @Override
  public Optional<Input> answer(Action effect) {
    return switch (effect) {
      case Action.Send _ -> Optional.empty();
      case Action.Call call -> Optional.of(ended(call));
      case Action.OpenTicket ticket ->
          Optional.of(new Input.TicketEnded(ticket.waitId(), !isDown(ticket.queue())));
      case Action.HandOver handOver ->
          isDown(handOver.queue())
              ? Optional.of(
                  new Input.DeskActed(handOver.waitId(), Input.DeskAct.UNAVAILABLE, null, null))
              : Optional.empty();
    };
  }

  private boolean isDown(String queue) {
    return stubs.stream()
        .anyMatch(stub -> stub instanceof Stub.Down(var name) && name.equals(queue));
  }

  private Input ended(Action.Call call) {
    String made = call.method() + " " + url(call);
    for (Stub stub : stubs) {
      if (stub instanceof Stub.Http http && glob(http.call()).matcher(made).matches()) {
        return new Input.CallEnded(call.waitId(), http.end(), http.status(), http.body());
      }
    }
    throw new Unstubbed("Expected a stub for the call `" + made + "`, but there is none");
  }

  /** The url as a transcript sees it: a name of the environment stands for its value. */
  static String url(Action.Call call) {
    return call.url().stream()
        .map(piece -> piece.environment() ? "{" + piece.text() + "}" : piece.text())
        .collect(Collectors.joining());
  }

  private static Pattern glob(String pattern) {
    return Pattern.compile(
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
