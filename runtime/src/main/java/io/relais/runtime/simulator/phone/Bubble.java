package io.relais.runtime.simulator.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the phone shows it.
 *
 * @param mine whether the phone's owner sent it
 * @param tail whether it is the first of its side's run, which has the bubble's tail
 * @param menu the label of the button that opens the list, null if it has none
 */
public record Bubble(
    String id,
    String messageId,
    boolean mine,
    boolean tail,
    @Nullable Quote quote,
    @Nullable String header,
    @Nullable Attachment attachment,
    List<Markup> text,
    @Nullable String footer,
    List<Choice> buttons,
    @Nullable String menu,
    @Nullable LinkButton link,
    Meta meta) {

  /** The message that this one answers. */
  public record Quote(String author, String excerpt) {}

  /**
   * Something that is no text.
   *
   * @param icon image, video, audio, document, sticker, location, contacts or other
   */
  public record Attachment(String icon, String title, @Nullable String detail) {}

  /** A reply button. */
  public record Choice(String id, String title) {}

  /** A button that opens a page of the brand. */
  public record LinkButton(String href, String title) {}

  /**
   * The small line at the bubble's end.
   *
   * @param id of its element, which is replaced when the ticks change
   * @param machineTime ISO 8601
   * @param ticks accepted, sent, delivered, read or failed
   * @param waiting what to say while it is posted again and again, else null
   */
  public record Meta(
      String id,
      String time,
      String machineTime,
      String ticks,
      String label,
      @Nullable String waiting) {}
}
