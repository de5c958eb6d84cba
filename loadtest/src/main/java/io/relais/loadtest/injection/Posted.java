package io.relais.loadtest.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.loadtest.people.Conversation;
import io.relais.loadtest.people.Scripts;
import io.relais.loadtest.process.RunFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was posted, as a file: a JSON line for each person, with their script, when each of their
 * messages was due, and how many of these were answered with 200.
 */
public final class Posted {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Posted() {}

  static void write(Path file, List<Conversation> everybody) {
    var lines = new ArrayList<String>();
    for (Conversation conversation : everybody) {
      var line = JSON.createObjectNode();
      line.put("person", conversation.person()).put("script", conversation.script().name());
      line.put("answered", conversation.answered());
      var due = line.putArray("due");
      for (int turn = 0; turn < conversation.posted(); turn++) {
        due.add(conversation.due(turn).toString());
      }
      lines.add(line.toString());
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write %s, but cannot.".formatted(file), e);
    }
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws RunFailure where it is not there, because Gatling did not get so far
   */
  public static List<Conversation> read(Path file, long seed) {
    try (var lines = Files.lines(file)) {
      return lines.map(line -> conversation(line, seed)).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new RunFailure(
          "Expected Gatling to leave what it has posted in %s, but: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Conversation conversation(String json, long seed) {
    var line = parse(json);
    var script = Scripts.named(line.path("script").asText());
    var conversation = new Conversation(seed, line.path("person").asLong(), script);
    var due = line.path("due");
    for (int turn = 0; turn < due.size(); turn++) {
      conversation.text(turn, Instant.parse(due.get(turn).asText()));
    }
    for (int i = 0; i < line.path("answered").asInt(); i++) {
      conversation.markAnswered();
    }
    return conversation;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
