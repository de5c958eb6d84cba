package io.relais.flows.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A text on its way to a date: its tokens, which of them are understood, and what they named. */
final class DateScan {
  private final Tokens tokens;
  private final ReadingContext context;
  private final boolean[] understood;
  private final List<DateMention> mentions = new ArrayList<>();
  private boolean doubtful;

  DateScan(Tokens tokens, ReadingContext context) {
    this.tokens = tokens;
    this.context = context;
    this.understood = new boolean[tokens.size()];
  }

  Tokens tokens() {
    return tokens;
  }

  Language language() {
    return context.language();
  }

  String country() {
    return context.country();
  }

  LocalDate today() {
    return context.today();
  }

  List<DateMention> mentions() {
    return List.copyOf(mentions);
  }

  /** Adds a date that the tokens of a range name. */
  void found(DateMention mention, int start, int end) {
    mentions.add(mention);
    understand(start, end);
  }

  void understand(int start, int end) {
    for (int i = Math.max(start, 0); i < Math.min(end, understood.length); i++) {
      understood[i] = true;
    }
  }

  boolean isOpen(int index) {
    return index >= 0 && index < understood.length && !understood[index];
  }

  /** The digits at an index if nothing has used them yet; -1 otherwise, or if they are too long. */
  int openNumber(int index) {
    boolean digits = isOpen(index) && tokens.hasDigits(index);
    return digits && tokens.at(index).text().length() <= 4
        ? Integer.parseInt(tokens.at(index).text())
        : -1;
  }

  /** The word at an index if nothing has used it yet; empty otherwise. */
  String openWord(int index) {
    return isOpen(index) ? tokens.word(index) : "";
  }

  /** Something that looks like a date and is none, or not one: the text gives nothing. */
  void doubt() {
    doubtful = true;
  }

  boolean isDoubtful() {
    return doubtful;
  }
}
