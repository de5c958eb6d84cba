package io.relais.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.TestDatabase;
import io.relais.persistence.lease.Occupancy.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OccupancyIT {
  private final TestDatabase test = new TestDatabase();
  private final Deque<Occupancy> opened = new ArrayDeque<>();

  @AfterEach
  void close() {
    opened.forEach(Occupancy::close);
    test.close();
  }

  @Test
  void whoIsAloneKeepsEverybodyElseOut() {
    assertThat(alone().claim()).isEmpty();

    assertThat(alone().claim())
        .hasValueSatisfying(
            other -> {
              assertThat(other.address()).isEqualTo("127.0.0.1");
              assertThat(other.since()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z");
              assertThat(other.describe()).startsWith("connected from 127.0.0.1 since 2");
            });
    assertThat(shared().claim()).isPresent();
  }

  @Test
  void nodesShareItAndKeepOutWhoWantsToBeAlone() {
    assertThat(shared().claim()).isEmpty();
    assertThat(shared().claim()).isEmpty();

    assertThat(alone().claim()).isPresent();
  }

  @Test
  void whoHasItKeepsIt() {
    Occupancy first = alone();
    first.claim();

    assertThat(first.claim()).isEmpty();
    assertThat(first.claim()).isEmpty();
  }

  @Test
  void whoEndsLetsTheNextOneIn() {
    Occupancy first = alone();
    first.claim();
    first.close();

    assertThat(alone().claim()).isEmpty();
  }

  @Test
  void otherDatabasesAreNoneOfItsBusiness() {
    alone().claim();

    try (TestDatabase elsewhere = new TestDatabase();
        Occupancy there = new Occupancy(elsewhere.settings(), Kind.ALONE)) {
      assertThat(there.claim()).isEmpty();
    }
  }

  @Test
  void aLostConnectionIsMadeGood() throws Exception {
    Occupancy first = alone();
    first.claim();
    endSessions();

    assertThat(first.claim()).isEmpty();
    assertThat(alone().claim()).isPresent();
  }

  @Test
  void whoLostItsConnectionHearsWhoCameInTheMeantime() throws Exception {
    Occupancy first = alone();
    first.claim();
    endSessions();
    alone().claim();

    assertThat(first.claim()).isPresent();
  }

  @Test
  void anEarlierSessionOfOnesOwnIsNotInTheWay() {
    Occupancy cutOff = open(new Occupancy(test.settings(), Kind.ALONE, "relais same"));
    cutOff.claim();

    assertThat(open(new Occupancy(test.settings(), Kind.ALONE, "relais same")).claim()).isEmpty();
    assertThat(alone().claim()).isPresent();
  }

  @Test
  void whereTheDatabaseDoesNotAnswerNobodyKnows() {
    DatabaseSettings nowhere =
        new DatabaseSettings("jdbc:postgresql://127.0.0.1:9/none", "nobody", "");

    assertThatThrownBy(new Occupancy(nowhere, Kind.ALONE)::claim)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("who works on it");
  }

  private Occupancy alone() {
    return open(new Occupancy(test.settings(), Kind.ALONE));
  }

  private Occupancy shared() {
    return open(new Occupancy(test.settings(), Kind.SHARED));
  }

  private Occupancy open(Occupancy occupancy) {
    opened.push(occupancy);
    return occupancy;
  }

  /** As a restart of the server, or an operator, ends them; returns when they are gone. */
  private void endSessions() throws Exception {
    test.all(
        """
        SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
        WHERE application_name LIKE 'relais %-%' AND datname = current_database()\
        """);
  }
}
