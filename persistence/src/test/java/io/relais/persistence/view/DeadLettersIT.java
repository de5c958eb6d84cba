package io.relais.persistence.view;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

  private final TestDatabase test = new TestDatabase();
  private final DeadLetters letters = new DeadLetters(test.database());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatCouldNotBeReadIsKeptAndCountedByReason() throws Exception {
    assertThat(await(letters.counts())).isEmpty();

    await(letters.store("whatsapp", "not JSON", NOW, "{".getBytes(StandardCharsets.UTF_8)));
    await(letters.store("whatsapp", "not JSON", NOW, new byte[] {0, (byte) 0xff}));
    await(letters.store("whatsapp", "no entry", NOW, new byte[0]));

    assertThat(await(letters.counts()))
        .containsExactly(Map.entry("not JSON", 2L), Map.entry("no entry", 1L));
  }

  @Test
  void ofALargeOneTheFirstBytesAreKeptWithItsSize() throws Exception {
    byte[] large = new byte[DeadLetters.MAX_BYTES + 1];
    large[0] = 7;
    await(letters.store("whatsapp", "too deep", NOW, large));

    assertThat(one("SELECT size, length(payload), get_byte(payload, 0) FROM dead_letter"))
        .isEqualTo(DeadLetters.MAX_BYTES + 1 + "/" + DeadLetters.MAX_BYTES + "/7");
  }

  @Test
  void theOldestMakesRoom() throws Exception {
    await(letters.store("whatsapp", "first", NOW, new byte[1]));
    one("SELECT setval('dead_letter_id_seq', " + DeadLetters.KEPT + "), 0, 0");
    await(letters.store("whatsapp", "last", NOW, new byte[1]));

    assertThat(await(letters.counts())).containsOnlyKeys("last");
  }

  private String one(String sql) throws Exception {
    return await(
        test.database()
            .call(
                connection -> {
                  try (var statement = connection.createStatement();
                      ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    return rows.getLong(1) + "/" + rows.getLong(2) + "/" + rows.getLong(3);
                  }
                }));
  }
}
