package io.relais.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
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
   * @param picker the label of the button that opens a list; null unless the options are shown as a
   *     list
   * @param evenIfStopped the confirmation of a STOP, which always passes
   */
  record Send(
      List<Part> parts, List<Option> options, @Nullable String picker, boolean evenIfStopped)
      implements Action {
    public Send {
      parts = List.copyOf(parts);
      options = List.copyOf(options);
    }

    /** The whole text of the message. */
    public String body() {
      return parts.stream().map(Part::text).collect(Collectors.joining("\n\n"));
    }

    public Presentation presentation() {
      return Presentation.of(options);
    }
  }

  /** A bubble: the step that said it (or {@code notice:automated}), and its text. */
  record Part(String source, String text) {}

  /**
   * @param ref an {@link OptionRef}, encoded
   * @param hint a second line, shown in lists
   */
  record Option(String id, String ref, String label, @Nullable String hint) {}
}
