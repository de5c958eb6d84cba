package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a turn asks the world to do. It is remembered before it is tried and tried again until its
 * end is known.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({@JsonSubTypes.Type(value = Action.Send.class, name = "send")})
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
