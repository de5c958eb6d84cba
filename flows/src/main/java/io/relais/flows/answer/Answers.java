package io.relais.flows.answer;

import java.util.Optional;

/**
 * Reads typed answers from what people write.
 *
 * <p>Pure: the same text and context give the same answer. Every reader looks at the whole text and
 * answers only if it says one thing; a second candidate, a negation, a "maybe" or a form that
 * nobody could be sure of gives nothing, and the question is asked again.
 */
public final class Answers {
  private Answers() {}

  /**
   * The value that the text gives, or nothing.
   *
   * <p>A text longer than {@link Words#MAX_READ} characters ({@link TextReader#MAX_TEXT} for {@code
   * text}) is never cut and read in part: it gives nothing.
   */
  public static Optional<Answer> read(AnswerType as, String text, ReadingContext context) {
    if (as == AnswerType.TEXT) {
      return TextReader.read(text).map(Answer.Text::new);
    }
    if (text.length() > Words.MAX_READ) {
      return Optional.empty();
    }
    return switch (as) {
      case TEXT -> TextReader.read(text).map(Answer.Text::new);
      case INT -> IntReader.read(text, context).map(Answer.Int::new);
      case NUMBER -> NumberReader.read(text, context).map(Answer.Num::new);
      case YES_NO -> YesNoReader.read(text, context.language()).map(Answer.YesNo::new);
      case EMAIL -> EmailReader.read(text).map(Answer.Email::new);
      case PHONE -> PhoneReader.read(text, context).map(Answer.Phone::new);
      case DATE -> DateReader.read(text, context).map(Answer.Date::new);
      case CHOICE ->
          ChoiceMatcher.match(text, context.options(), context.locale()).map(Answer.Chosen::new);
    };
  }
}
