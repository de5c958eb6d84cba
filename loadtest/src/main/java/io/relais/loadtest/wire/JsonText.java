package io.relais.loadtest.wire;

import java.util.HexFormat;

/**
 * JSON strings as Meta writes them: slashes as {@code \/} and everything beyond ASCII as {@code
 * \}{@code u00e9}, so that only a signature over the raw bytes holds.
 */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of();
  private static final char FIRST_PRINTABLE = ' ';
  private static final char LAST_PRINTABLE = '~';

  private JsonText() {}

  /** Appends {@code text} with its quotes. */
  static StringBuilder append(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(json, text.charAt(i));
    }
    return json.append('"');
  }

  private static void append(StringBuilder json, char c) {
    if (c == '"' || c == '\\' || c == '/') {
      json.append('\\').append(c);
    } else if (c < FIRST_PRINTABLE || c > LAST_PRINTABLE) {
      json.append("\\u").append(HEX.toHexDigits(c));
    } else {
      json.append(c);
    }
  }
}
