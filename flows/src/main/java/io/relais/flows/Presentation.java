package io.relais.flows;

import java.util.List;

/** How options reach the customer: the best that fits the limits of {@link FlowLimits}. */
public enum Presentation {
  /** No options. */
  TEXT,
  /** Up to three short labels. */
  BUTTONS,
  /** Up to ten labels behind one button. */
  LIST,
  /** Numbered lines in the text, answered by number or by words. */
  NUMBERED;

  public static Presentation of(List<Action.Option> options) {
    if (options.isEmpty()) {
      return TEXT;
    }
    if (options.size() <= FlowLimits.BUTTONS
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
