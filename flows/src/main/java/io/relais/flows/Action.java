package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a turn asks the world to do. It is remembered before it is tried and tried again until its
 * end is known.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.Send.class, name = "send"),
  @JsonSubTypes.Type(value = Action.Call.class, name = "call"),
  @JsonSubTypes.Type(value = Action.OpenTicket.class, name = "open-ticket"),
  @JsonSubTypes.Type(value = Action.HandOver.class, name = "hand-over"),
})
public sealed interface Action {

  /**
   * One message to the customer, in words that no channel owns.
   *
   * @param parts the bubbles of the flow that were merged into it, at least one
   * @param options what the customer may press; empty for a plain text
   * @param picker the label of the button that opens a list; null where there are no options
   * @param evenIfStopped the confirmation of a STOP, which always passes
   */
  record Send(
      List<Part> parts, List<Option> options, @Nullable String picker, boolean evenIfStopped)
      implements Action {
    public Send {
      parts = List.copyOf(parts);
      options = List.copyOf(options);
    }

    /** The words of the message. */
    public String body() {
      return parts.stream().map(Part::text).collect(Collectors.joining("\n\n"));
    }

    /** The words as they are sent: where options can only be numbers, with their lines below. */
    public String writtenBody() {
      String body = body();
      if (presentation() != Presentation.NUMBERED) {
        return body;
      }
      return IntStream.range(0, options.size())
          .mapToObj(i -> (i + 1) + ". " + options.get(i).written())
          .collect(Collectors.joining("\n", body + "\n\n", ""));
    }

    public Presentation presentation() {
      return Presentation.of(options, FlowLimits.length(body()));
    }
  }

  /**
   * One call of the brand's systems. How it ends is an {@link Input.CallEnded} with {@code waitId}.
   *
   * @param url what is in it is encoded already; the environment's part is filled in where the call
   *     is made
   * @param secret the name of the secret that is sent as a bearer token
   * @param body sent as JSON
   * @param retries how often it may be tried again, where that can do no harm
   * @param idempotencyKey the same for every attempt
   */
  record Call(
      long waitId,
      HttpCall.Method method,
      List<Piece> url,
      Map<String, List<Piece>> headers,
      @Nullable String secret,
      @Nullable Value body,
      long timeoutMillis,
      int retries,
      @Nullable String idempotencyKey)
      implements Action {
    public Call {
      url = List.copyOf(url);
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
  }

  /**
   * Part of a url or header: plain text, or the value of a name of the environment.
   *
   * @param environment true where {@code text} is such a name
   */
  record Piece(String text, boolean environment) {}

  /** A message for a queue. How it ends is an {@link Input.TicketEnded} with {@code waitId}. */
  record OpenTicket(long waitId, String queue, String note) implements Action {}

  /**
   * A person is to take over. What happens is told by {@link Input.DeskActed} with {@code waitId}.
   *
   * @param summary what the person sees at once
   */
  record HandOver(
      long waitId,
      String queue,
      List<String> skills,
      @Nullable String priority,
      Map<String, Value> summary)
      implements Action {
    public HandOver {
      skills = List.copyOf(skills);
      summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
    }
  }

  /**
   * A bubble.
   *
   * @param source who says it: a step, as {@code flow.step}, or the platform: {@code
   *     notice:automated}, {@code notice:stopped}, {@code notice:offer}
   */
  record Part(String source, String text) {}

  /**
   * @param ref an {@link OptionRef}, encoded
   * @param hint a second line, shown in lists
   */
  record Option(String id, String ref, String label, @Nullable String hint) {
    String written() {
      return hint == null ? label : label + " (" + hint + ")";
    }
  }
}
