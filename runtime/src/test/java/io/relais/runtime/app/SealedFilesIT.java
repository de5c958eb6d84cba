package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.directory.Erasure;
import io.relais.persistence.embedded.EmbeddedVisit;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.Letter;
import io.relais.runtime.simulator.ledger.CustomerLog;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the files of the database tell to whoever gets hold of them: nothing that a customer said or
 * is known by. And what is left of somebody who has been erased: figures.
 */
final class SealedFilesIT {
  private static final String NAME = "Inès Ravaillac";
  private static final String PHONE = "33639987701";
  private static final String WORDS = "Zanzibarbecue";
  private static final String EMAIL = "ines.zanzibar@exemple.fr";
  private static final String ORDER = "CMD-98765";
  private static final String ANSWER = "Bonjour Inès";
  private static final int ENOUGH_FOR_A_SNAPSHOT = 110;

  @TempDir private Path data;
  private DatabaseChoice database;

  @BeforeEach
  void choose() {
    database = new DatabaseChoice.Embedded(data);
  }

  @Test
  void theFilesTellNothingAndAnErasedPersonIsGoneFromThem() throws Exception {
    try (var rig = Rig.start()) {
      var ines = rig.join(NAME, PHONE);
      var userId = ines.customer().userId();
      try (var server = rig.serve(database)) {
        converse(rig, ines);
        loseLetters(server, rig, ines);
        awaitStatuses();
        query("CHECKPOINT");
        assertThat(needles(userId).in(data.resolve("postgres"))).isEmpty();
      }
      assertThat(needles(userId).in(data.resolve("postgres"))).as("stopped").isEmpty();
      proveThatTheyWouldBeFound(userId);
      erase();
      goOnAsSomebodyNew(rig, ines);
    }
  }

  /** A whole conversation, long enough that it has a snapshot. */
  private void converse(Rig rig, CustomerLog ines) throws Exception {
    rig.say(ines, "bonjour", 1);
    rig.say(ines, "Faire un retour", 2);
    rig.say(ines, ORDER, 3);
    rig.say(ines, "2", 4);
    rig.say(ines, "La taille ne va pas", 5);
    rig.say(ines, "hier", 6);
    assertThat(rig.say(ines, EMAIL, 7).getLast()).contains(EMAIL);
    for (int i = 0; i < ENOUGH_FOR_A_SNAPSHOT; i++) {
      rig.say(ines, WORDS + " " + i);
    }
    rig.sayAcknowledged(ines, WORDS);
    await("SELECT count(*) FROM event_journal", ENOUGH_FOR_A_SNAPSHOT);
    await("SELECT count(*) FROM snapshot", 1);
  }

  /** What could not be read, and what could not be handed over. */
  private void loseLetters(RelaisServer server, Rig rig, CustomerLog ines) throws Exception {
    try (var poster = new Poster(server.webhook())) {
      var broken = new String(rig.webhook(ines, new Rig.Said("wamid.broken", WORDS)), UTF_8);
      assertThat(poster.post(broken.substring(0, broken.length() - 2).getBytes(UTF_8)))
          .isEqualTo(200);
    }
    try (var opened = new Opened()) {
      var storage = storage(opened);
      var letters = new DeadLetters(storage.database(), storage.vault().deadLetters());
      var conversation = texts("SELECT id FROM conversation").getFirst();
      var words = ByteString.fromString(NAME + " " + PHONE + " " + WORDS);
      var letter = Letter.unrecovered("whatsapp", conversation, "damaged", Instant.EPOCH, words);
      letters.keep(letter).toCompletableFuture().join();
    }
    assertThat(number("SELECT count(*) FROM dead_letter")).isEqualTo(2);
  }

  private void awaitStatuses() {
    await("SELECT count(*) FROM message_status WHERE message IS NOT NULL", 1);
  }

  /** The same search on the same files, with the same words in clear. */
  private void proveThatTheyWouldBeFound(String userId) throws Exception {
    try (var opened = new Opened()) {
      assertThat(storage(opened).database().isHealthy()).isTrue();
      query("CREATE TABLE control (words TEXT)");
      for (var word : words(userId)) {
        query("INSERT INTO control VALUES ('" + word + "')");
        query("INSERT INTO control VALUES (encode(convert_to('" + word + "', 'UTF8'), 'base64'))");
      }
      query("CHECKPOINT");
      var found = needles(userId).in(data.resolve("postgres"));
      for (var word : words(userId)) {
        assertThat(found)
            .anyMatch(name -> name.startsWith(word + " in UTF-8"))
            .anyMatch(name -> name.startsWith(word + " in base64"));
      }
      query("DROP TABLE control");
    }
  }

  private void erase() throws Exception {
    try (var opened = new Opened()) {
      var storage = storage(opened);
      var events = texts("SELECT sequence_number FROM event_journal ORDER BY ordering");
      var figures = texts("SELECT seq || '/' || session || '/' || last_at FROM conversation");
      var conversation = texts("SELECT id FROM conversation").getFirst();
      assertThat(storage.keys().of(conversation).toCompletableFuture().join()).isPresent();
      var contact = texts("SELECT contact FROM conversation").getFirst();
      var directory =
          new Directory(
              storage.database(),
              storage.vault().directory(),
              storage.keys(),
              () -> UUID.randomUUID().toString());
      var erasure = new Erasure(storage.database(), storage.keys(), directory);

      assertThat(erasure.erase(contact).toCompletableFuture().join()).containsExactly(conversation);

      assertThat(storage.keys().of(conversation).toCompletableFuture().join()).isEmpty();
      assertThat(texts("SELECT sequence_number FROM event_journal ORDER BY ordering"))
          .isEqualTo(events);
      assertThat(texts("SELECT seq || '/' || session || '/' || last_at FROM conversation"))
          .isEqualTo(figures);
      assertThat(number("SELECT count(*) FROM directory")).isZero();
      assertThat(number("SELECT count(*) FROM message_status WHERE message IS NOT NULL")).isZero();
      assertThat(texts("SELECT kind FROM dead_letter WHERE payload IS NOT NULL"))
          .as("a letter that nobody can read belongs to nobody")
          .containsExactly("unreadable");
    }
  }

  private void goOnAsSomebodyNew(Rig rig, CustomerLog ines) throws Exception {
    try (var server = rig.serve(database)) {
      assertThat(server.url()).isNotNull();
      int before = Rig.heard(ines).size();

      assertThat(rig.say(ines, "bonjour", before + 1).getLast()).contains(ANSWER);

      assertThat(number("SELECT count(*) FROM contact")).isEqualTo(2);
      assertThat(number("SELECT count(*) FROM contact WHERE wrapped_key IS NULL")).isEqualTo(1);
    }
  }

  private static List<String> words(String userId) {
    return List.of(NAME, PHONE, WORDS, EMAIL, ORDER, ANSWER, userId);
  }

  private static Needles needles(String userId) {
    return new Needles(words(userId));
  }

  private Storage storage(Opened opened) {
    var settings = new RecordSettings(database, List.of(MasterKey.parse(Rig.MASTER_KEY)));
    return Storage.visit(settings, new SecureRandom(), opened);
  }

  private void await(String sql, long least) {
    eventually().untilAsserted(() -> assertThat(number(sql)).as(sql).isGreaterThanOrEqualTo(least));
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(texts(sql).getFirst());
  }

  private void query(String sql) throws SQLException {
    run(sql);
  }

  private List<String> texts(String sql) throws SQLException {
    return run(sql);
  }

  /** The first column of what it gives, if it gives anything. */
  private List<String> run(String sql) throws SQLException {
    try (var visit = EmbeddedVisit.to(data)) {
      DatabaseSettings there = visit.settings();
      try (var connection =
              DriverManager.getConnection(there.url(), there.user(), there.password());
          var statement = connection.createStatement()) {
        var found = new ArrayList<String>();
        if (statement.execute(sql)) {
          try (var rows = statement.getResultSet()) {
            while (rows.next()) {
              found.add(rows.getString(1));
            }
          }
        }
        return found;
      }
    }
  }
}
