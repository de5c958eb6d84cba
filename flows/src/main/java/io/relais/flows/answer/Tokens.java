package io.relais.flows.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A plain text in pieces. Any index may be asked for: outside there is {@link Token#NOTHING}. */
final class Tokens {
  private final List<Token> tokens;

  private Tokens(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  static Tokens of(String text) {
    String plain = Words.plain(text);
    List<Token> tokens = new ArrayList<>();
    boolean spaced = true;
    for (int i = 0; i < plain.length(); ) {
      int cp = plain.codePointAt(i);
      if (cp == ' ') {
        spaced = true;
        i++;
        continue;
      }
      Token.Kind kind = kindOf(cp);
      int end = endOf(plain, i, kind);
      tokens.add(new Token(kind, plain.substring(i, end), spaced));
      spaced = kind == Token.Kind.LINE;
      i = end;
    }
    return new Tokens(tokens);
  }

  private static int endOf(String plain, int start, Token.Kind kind) {
    int end = start + Character.charCount(plain.codePointAt(start));
    if (kind == Token.Kind.WORD || kind == Token.Kind.DIGITS) {
      while (end < plain.length() && kindOf(plain.codePointAt(end)) == kind) {
        end += Character.charCount(plain.codePointAt(end));
      }
    }
    return end;
  }

  private static Token.Kind kindOf(int cp) {
    if (cp == '\n') {
      return Token.Kind.LINE;
    }
    if (cp >= '0' && cp <= '9') {
      return Token.Kind.DIGITS;
    }
    boolean letter =
        Character.isLetter(cp) || Character.getType(cp) == Character.COMBINING_SPACING_MARK;
    return letter ? Token.Kind.WORD : Token.Kind.SIGN;
  }

  /** The same tokens with every word put through a change. */
  Tokens withWords(UnaryOperator<String> change) {
    return new Tokens(
        tokens.stream()
            .map(t -> t.isWord() ? new Token(t.kind(), change.apply(t.text()), t.spaced()) : t)
            .toList());
  }

  int size() {
    return tokens.size();
  }

  Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.NOTHING;
  }

  /** The word at an index; empty if there is none. */
  String word(int index) {
    return at(index).isWord() ? at(index).text() : "";
  }

  boolean hasDigits(int index) {
    return at(index).isDigits();
  }

  boolean isSign(int index, String sign) {
    return at(index).isSign(sign);
  }

  /** Whether the token is there and touches the one before it. */
  boolean isGlued(int index) {
    return index > 0 && index < tokens.size() && at(index).isGlued();
  }

  /** The first index after a hyphen that joins two words; the index itself if there is none. */
  int skipHyphen(int index) {
    boolean hyphen = isSign(index, "-") && isGlued(index) && isGlued(index + 1);
    return hyphen && at(index + 1).isWord() ? index + 1 : index;
  }

  /**
   * Where a phrase that starts at an index ends; -1 if it is not there. Hyphens and apostrophes
   * between its words count as white space.
   */
  int endOfPhrase(int index, List<String> words) {
    int at = index;
    for (int i = 0; i < words.size(); i++) {
      if (i > 0 && (isSign(at, "-") || isSign(at, "'"))) {
        at++;
      }
      if (!at(at).text().equals(words.get(i))) {
        return -1;
      }
      at++;
    }
    return at;
  }

  /** Where the run of tokens without white space that holds an index ends. */
  int endOfChunk(int index) {
    int end = index + 1;
    while (end < tokens.size() && at(end).isGlued()) {
      end++;
    }
    return end;
  }
}
