package io.relais.flows;

import java.util.List;

/** How options reach the customer: the best that fits the limits of {@link FlowLimits}. */
public enum Presentation {
  /** No options. */
  TEXT(FlowLimits.TEXT),
  /** Up to three short labels. */
  BUTTONS(FlowLimits.BUTTONS_BODY),
  /** Up to ten labels behind one button. */
  LIST(FlowLimits.TEXT),
  /** Numbered lines in the text, answered by number or by words. */
  NUMBERED(FlowLimits.TEXT);

  private final int longestBody;

  Presentation(int longestBody) {
    this.longestBody = longestBody;
  }

  /** Characters that the body may have, numbered lines included. */
  public int longestBody() {
    return longestBody;
  }

  /**
   * @param bodyLength a body too long for buttons is shown above a list
   */
  public static Presentation of(List<Action.Option> options, int bodyLength) {
    if (options.isEmpty()) {
      return TEXT;
    }
    if (options.size() <= FlowLimits.BUTTONS
        && bodyLength <= FlowLimits.BUTTONS_BODY
        && options.stream().allMatch(Presentation::fitsButton)) {
      return BUTTONS;
    }
    return options.size() <= FlowLimits.ROWS && options.stream().allMatch(Presentation::fitsRow)
        ? LIST
        : NUMBERED;
  }

  private static boolean fitsButton(Action.Option option) {
    return option.hint() == null && FlowLimits.length(option.label()) <= FlowLimits.BUTTON_TITLE;
  }

  private static boolean fitsRow(Action.Option option) {
    return FlowLimits.length(option.label()) <= FlowLimits.ROW_TITLE
        && (option.hint() == null
            || FlowLimits.length(option.hint()) <= FlowLimits.ROW_DESCRIPTION);
  }
}
