package io.relais.runtime.simulator.graph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of the Graph API that is simulated: {@code /{version}/{phone_number_id}/messages}, the
 * version being optional.
 *
 * @param major the version's first number; 0 where the path names none
 */
record GraphPath(int major, String numberId) {

  private static final Pattern PATH =
      Pattern.compile("(?:/v(\\d{1,4})\\.\\d{1,3})?/([0-9A-Za-z]{1,64})/messages/?");

  static Optional<GraphPath> of(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group(1);
    return Optional.of(
        new GraphPath(version == null ? 0 : Integer.parseInt(version), matcher.group(2)));
  }
}
