package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.Peer;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.Letter;
import io.relais.persistence.view.Retry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does on the command line while the service runs. */
final class OperatorCommandsIT {
  private static final String NEXT_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final String NO_KEY = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final ByteString WORDS =
      ByteString.fromString("{\"text\":\"où est ma commande ?\u001b[2J\"}");

  private final DatabaseSettings database = ThrowawayDatabase.fresh(Path.of("target"));
  private final Opened opened = new Opened();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Storage service;
  private DeadLetters letters;

  @BeforeEach
  void serve() {
    service = storage(Rig.MASTER_KEY);
    letters = new DeadLetters(service.database(), service.vault().deadLetters());
  }

  @AfterEach
  void stop() {
    opened.close();
  }

  @Test
  void deadLettersAreListedWithoutWhatIsInThem() throws Exception {
    assertThat(run("dead-letter", "list")).isZero();
    assertThat(out.toString()).isEqualTo("No dead letters.\n");
    keep(Letter.unreadable("whatsapp", "not JSON", NOW, WORDS));
    keep(Letter.failedTurn("01k9", 7, "a step threw", NOW));

    assertThat(run("dead-letter", "list")).isZero();

    assertThat(out.toString().lines().skip(1))
        .satisfiesExactly(
            last -> assertThat(last).contains("failed-turn", "a step threw", "01k9/7"),
            first -> assertThat(first).contains("unreadable", "not JSON", "2026-11-02"));
    var json = json("dead-letter", "list", "--json", "--kind", "unreadable", "--limit", "5");
    assertThat(json).hasSize(1);
    assertThat(json.get(0).path("bytes").asInt()).isEqualTo(WORDS.size());
    assertThat(json.get(0).has("content")).isFalse();
    assertThat(out.toString()).doesNotContain("commande");
  }

  @Test
  void whatIsInOneIsPrintedOnlyWhenAskedForAndCommandsNoTerminal() throws Exception {
    keep(Letter.unreadable("whatsapp", "not JSON", NOW, WORDS));
    var id = "" + letters.list(null, 1).toCompletableFuture().join().getFirst().id();

    assertThat(run("dead-letter", "show", id)).isZero();
    assertThat(out.toString()).contains("--reveal").doesNotContain("commande");

    assertThat(run("dead-letter", "show", id, "--reveal")).isZero();
    assertThat(out.toString()).contains("où est ma commande ?\\x1b[2J").doesNotContain("\u001b");
    assertThat(json("dead-letter", "show", id, "--reveal", "--json").path("content").asText())
        .isEqualTo(WORDS.utf8String());
  }

  @Test
  void aLetterThatIsNotThereIsSaidNotToBe() {
    assertThat(run("dead-letter", "show", "4711")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "relais: Expected the id of a dead letter, but there is none of 4711: see `relais"
                + " dead-letter list`.\n");
  }

  @Test
  void whatIsAskedForIsOfferedToTheRunningService() throws Exception {
    keep(Letter.unreadable("whatsapp", "not JSON", NOW, WORDS));
    keep(Letter.unrecovered("whatsapp", "01k9", "the snapshot is damaged", NOW, WORDS));
    keep(Letter.failedTurn("01k9", 7, "a step threw", NOW));
    var rows = letters.list(null, 3).toCompletableFuture().join();
    var turn = rows.getFirst().id();

    var asked = json(1, "dead-letter", "retry", "" + turn, "4711", "--json");
    assertThat(asked.toString()).isEqualTo("{\"requested\":1,\"missing\":[4711]}");
    assertThat(run("dead-letter", "retry", "--all", "unrecovered")).isZero();
    assertThat(out.toString()).endsWith("1 will be offered again by the running service.\n");

    var offered = letters.claimRetries(Instant.now(), Duration.ofMinutes(1), 10);
    assertThat(offered.toCompletableFuture().join())
        .extracting(Retry::id)
        .containsExactly(rows.get(1).id(), turn);
  }

  @Test
  void wrongUsageIsStatus2() {
    assertThat(run("dead-letter", "retry")).isEqualTo(2);
    assertThat(run("dead-letter", "retry", "1", "--all", "unreadable")).isEqualTo(2);
    assertThat(run("dead-letter", "list", "--kind", "lost")).isEqualTo(2);
    assertThat(err.toString()).contains("unreadable, unrecovered, failed-turn");
  }

  @Test
  void theMasterKeyIsReplacedWhileTheServiceRuns() throws Exception {
    var people = 3;
    for (int i = 0; i < people; i++) {
      begin(service, "user" + i);
    }

    var rotated =
        json(0, Map.of("RELAIS_MASTER_KEY", NEXT_KEY, "RELAIS_MASTER_KEY_OLD", Rig.MASTER_KEY));

    assertThat(rotated.path("rotated").asInt()).isEqualTo(people + 4);
    assertThat(rotated.path("left").asInt()).isZero();
    var restarted = storage(NEXT_KEY);
    assertThat(begin(restarted, "user0")).isTrue();
    assertThat(run(Map.of("RELAIS_MASTER_KEY", NEXT_KEY), "keys", "rotate")).isZero();
    assertThat(out.toString()).contains("Wrapped 0 keys anew; none is left");
  }

  @Test
  void keysThatAreLeftUnderAnotherMasterAreStatus1() throws Exception {
    var environment =
        Map.of("RELAIS_MASTER_KEY", NEXT_KEY, "RELAIS_MASTER_KEY_OLD", Rig.MASTER_KEY);
    assertThat(run(environment, "keys", "rotate")).isZero();
    begin(service, "user1"); // a node that has not been restarted yet

    var withoutTheOld = Map.of("RELAIS_MASTER_KEY", NEXT_KEY);
    assertThat(json(1, withoutTheOld).path("left").asInt()).isEqualTo(1);
    assertThat(json(0, environment).path("rotated").asInt()).isEqualTo(1);
  }

  @Test
  void aWrongMasterKeyIsAFailureOfOneLine() {
    assertThat(run(Map.of("RELAIS_MASTER_KEY", NO_KEY), "dead-letter", "list")).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("relais: Expected RELAIS_MASTER_KEY");
    assertThat(err.toString()).doesNotContain(NO_KEY);
  }

  /** Whether the person has a key that this storage can read. */
  private static boolean begin(Storage storage, String user) {
    var vault = storage.vault().directory();
    var directory =
        new Directory(
            storage.database(), vault, storage.keys(), () -> UUID.randomUUID().toString());
    return directory
        .resolve(new Peer("whatsapp", "1065", user, null))
        .thenCompose(storage.keys()::of)
        .toCompletableFuture()
        .join()
        .isPresent();
  }

  private void keep(Letter letter) {
    letters.keep(letter).toCompletableFuture().join();
  }

  private Storage storage(String masterKey) {
    var choice =
        new DatabaseChoice.External(
            database.url(), database.user(), new Secret(database.password()));
    var record = new RecordSettings(choice, List.of(MasterKey.parse(masterKey)));
    return Storage.open(record, new SecureRandom(), opened);
  }

  private JsonNode json(String... arguments) throws IOException {
    return json(0, arguments);
  }

  private JsonNode json(int status, String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(status);
    return new ObjectMapper().readTree(out.toString());
  }

  /** What {@code keys rotate} says in that environment. */
  private JsonNode json(int status, Map<String, String> environment) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run(environment, "keys", "rotate", "--json")).isEqualTo(status);
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... arguments) {
    return run(Map.of("RELAIS_MASTER_KEY", Rig.MASTER_KEY), arguments);
  }

  private int run(Map<String, String> keys, String... arguments) {
    var environment = new HashMap<>(keys);
    environment.put("RELAIS_DB_URL", database.url());
    environment.put("RELAIS_DB_USER", database.user());
    environment.put("RELAIS_DB_PASSWORD", database.password());
    var line = RelaisCommand.commandLine(environment);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
