package io.relais.runtime.app.operate;

import io.relais.persistence.view.Letter;
import io.relais.persistence.view.LetterRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Dead letters as the commands print them. */
final class LetterOutput {
  private LetterOutput() {}

  static String line(LetterRow row) {
    var where = row.conversation() == null ? "" : "  " + place(row);
    var retry = row.retryAt() == null ? "" : "  (to be offered again)";
    return "%6d  %s  %-11s  %s%s%s"
        .formatted(row.id(), row.receivedAt(), row.kind().title(), row.reason(), where, retry);
  }

  /** What is not there is left out. */
  static Map<String, Object> json(LetterRow row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", row.id());
    json.put("kind", row.kind().title());
    json.put("receivedAt", row.receivedAt().toString());
    json.put("reason", row.reason());
    json.put("bytes", row.size());
    json.put("retried", row.retried());
    put(json, "channel", row.channel());
    put(json, "conversation", row.conversation());
    put(json, "seq", row.seq());
    put(json, "retryAt", row.retryAt() == null ? null : row.retryAt().toString());
    return json;
  }

  /** Without what is in it: how much there is, and where. */
  static String content(LetterRow row) {
    if (row.kind() == Letter.Kind.FAILED_TURN) {
      return "in the journal, at " + place(row);
    }
    return row.size() + " bytes, sealed; --reveal prints them, and they may be personal";
  }

  /** As text for a terminal, which what is in it must not be able to command. */
  static String printable(ByteString content) {
    return content
        .utf8String()
        .codePoints()
        .mapToObj(
            point ->
                Character.isISOControl(point) && point != '\n' && point != '\t'
                    ? "\\x%02x".formatted(point)
                    : Character.toString(point))
        .collect(Collectors.joining());
  }

  private static String place(LetterRow row) {
    return row.conversation() + (row.seq() == null ? "" : "/" + row.seq());
  }

  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
