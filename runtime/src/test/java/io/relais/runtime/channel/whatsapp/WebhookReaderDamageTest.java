package io.relais.runtime.channel.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damages every known payload at random: whatever comes, it is survived and accounted for. */
class WebhookReaderDamageTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-02T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Each payload is damaged this often. */
  private static final int ROUNDS = 40;

  private final long seed = seed();
  private final Random random = new Random(seed);
  private final WebhookReader reader = new WebhookReader(Set.of("100000000000001"));

  @Test
  void damagedBytesAreItemsAndNoException() throws Exception {
    for (byte[] payload : payloads()) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] damaged = payload.clone();
        for (int i = 0; i <= random.nextInt(3) && damaged.length > 0; i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        assertThat(reader.read(damaged, RECEIVED))
            .as("seed %d, %s", seed, new String(damaged, ISO_8859_1))
            .isNotEmpty();
      }
    }
  }

  @Test
  void anyValueMayBeOfAnyTypeOrMissing() throws Exception {
    for (byte[] payload : payloads()) {
      for (int round = 0; round < ROUNDS; round++) {
        JsonNode tree = tree(payload);
        if (tree == null) {
          break;
        }
        damage(tree);
        assertThat(reader.read(JSON.writeValueAsBytes(tree), RECEIVED))
            .as("seed %d, %s", seed, tree)
            .isNotEmpty();
      }
    }
  }

  /** Printed, because an exception tells nothing of it. */
  private static long seed() {
    long seed = System.nanoTime();
    System.out.println("WebhookReaderDamageTest: seed " + seed);
    return seed;
  }

  private void damage(JsonNode tree) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode hit = containers.get(random.nextInt(containers.size()));
    JsonNode other = other(tree);
    if (hit instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextBoolean()) {
        object.remove(name);
      } else {
        object.set(name, other);
      }
    } else if (hit instanceof ArrayNode array && !array.isEmpty()) {
      array.set(random.nextInt(array.size()), other);
    }
  }

  private JsonNode other(JsonNode tree) {
    return switch (random.nextInt(7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.getNodeFactory().textNode("");
      case 2 -> JSON.getNodeFactory().numberNode(random.nextLong());
      case 3 -> JSON.getNodeFactory().booleanNode(true);
      case 4 -> JSON.createArrayNode().add("x");
      case 5 -> JSON.createObjectNode().put("x", 1.5);
      default -> tree.deepCopy();
    };
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode tree(byte[] payload) {
    try {
      JsonNode tree = JSON.readTree(payload);
      return tree.isContainerNode() ? tree : null;
    } catch (IOException damagedAlready) {
      return null;
    }
  }

  private static List<byte[]> payloads() throws IOException, URISyntaxException {
    var folder = WebhookReaderDamageTest.class.getResource("/whatsapp/inbound");
    assertThat(folder).isNotNull();
    List<byte[]> payloads = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        payloads.add(Files.readAllBytes(file));
      }
    }
    return payloads;
  }
}
