package io.relais.persistence.journal;

import static io.relais.persistence.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationState;
import io.relais.persistence.JournalKind;
import io.relais.persistence.RandomLife;
import io.relais.persistence.Recorded;
import io.relais.persistence.TestDatabase;
import io.relais.persistence.journal.Rebuild.Difference;
import io.relais.persistence.journal.Rebuild.Report;
import io.relais.persistence.sealing.ContactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pekko.persistence.AtomicWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildIT {
  private static final int LIVES = 100;
  private static final int EVENTS = 20;

  private final long seed = System.nanoTime();
  private final TestDatabase test = new TestDatabase();
  private final Plugins plugins = new Plugins(test.settings(), JournalKind.GROUP_COMMIT);
  private final Rebuild rebuild = new Rebuild(test.database(), test.keys());
  private final List<Difference> found = new ArrayList<>();

  @AfterEach
  void close() {
    plugins.close();
    test.close();
  }

  /** The rows that the journal wrote event by event are those that follow from all the events. */
  @Test
  void theRowsOfRandomLivesEqualARebuild() throws Exception {
    System.out.println("RebuildIT seed " + seed);
    for (int life = 0; life < LIVES; life++) {
      live("c" + life, new Random(seed + life), EVENTS);
    }
    begin("unborn");

    Report report = rebuild.run(false, found::add);
    assertThat(found).as("seed %d", seed).isEmpty();
    assertThat(report).isEqualTo(new Report(LIVES + 1, 0, 0, 0));
  }

  @Test
  void aLongLifeIsReadToItsEnd() throws Exception {
    live("long", new Random(seed), EventQueries.FIRST_PAGE + EventQueries.PAGE + 3);

    assertThat(rebuild.run(true, found::add)).isEqualTo(new Report(1, 0, 0, 0));
    assertThat(found).as("seed %d", seed).isEmpty();
  }

  @Test
  void aWrongRowIsSaidAndCorrectedUnlessItIsADryRun() throws Exception {
    live("right", new Random(seed), EVENTS);
    live("wrong", new Random(seed), EVENTS);
    String right = row("wrong");
    test.change(
        "UPDATE conversation SET owner = 'human:7', due_at = '2001-01-01', seq = seq - 1 WHERE id"
            + " = 'wrong'");

    assertThat(rebuild.run(true, found::add)).isEqualTo(new Report(2, 1, 0, 0));
    assertThat(found).extracting(Difference::column).containsExactly("seq", "due_at", "owner");
    assertThat(found.getLast()).isEqualTo(new Difference("wrong", "owner", "human:7", "flow"));
    assertThat(row("wrong")).isNotEqualTo(right);

    assertThat(rebuild.run(false, _ -> {})).isEqualTo(new Report(2, 1, 0, 0));
    assertThat(row("wrong")).isEqualTo(right);
    assertThat(rebuild.run(false, _ -> {})).isEqualTo(new Report(2, 0, 0, 0));
  }

  @Test
  void aRowThatIsAheadOfTheJournalIsSaidAndLeftAlone() throws Exception {
    live("ahead", new Random(seed), EVENTS);
    test.change("UPDATE conversation SET seq = 99 WHERE id = 'ahead'");

    assertThat(rebuild.run(false, found::add)).isEqualTo(new Report(1, 1, 0, 0));
    assertThat(found).containsExactly(new Difference("ahead", "seq", "99", "" + EVENTS));
    assertThat(row("ahead")).startsWith("99 ");
  }

  @Test
  void whoWasErasedAndWhatCannotBeReadIsCountedAndLeftAlone() throws Exception {
    live("erased", new Random(seed), EVENTS);
    live("damaged", new Random(seed), EVENTS);
    live("well", new Random(seed), EVENTS);
    test.change("UPDATE contact SET wrapped_key = NULL WHERE id = 'of-erased'");
    test.keys().forget(List.of("erased"));
    test.change(
        "UPDATE event_journal SET event_payload = set_byte(event_payload, 20, 255 -"
            + " get_byte(event_payload, 20)) WHERE persistence_id = 'conversation|damaged' AND"
            + " sequence_number = 3");
    test.change("UPDATE conversation SET owner = 'human:7' WHERE id IN ('erased', 'damaged')");

    assertThat(rebuild.run(false, found::add)).isEqualTo(new Report(1, 0, 1, 1));
    assertThat(found).isEmpty();
    assertThat(row("erased")).contains("human:7");
    assertThat(row("damaged")).contains("human:7");
  }

  /** Begins a conversation and lets it have as many random events, each of them a write. */
  private void live(String conversation, Random random, int events) throws Exception {
    Sealing sealing = new Sealing(conversation, begin(conversation));
    RandomLife life = new RandomLife(random);
    List<ConversationEvent> lived = new ArrayList<>();
    ConversationState state = ConversationState.NEW;
    for (int i = 0; i < events; i++) {
      lived.add(life.next(state));
      state = state.evolve(lived.getLast());
    }
    List<AtomicWrite> writes = new ArrayList<>();
    for (Recorded recorded : Recorded.from(ConversationState.NEW, lived)) {
      writes.add(
          plugins.write(
              plugins.event(
                  "conversation|" + conversation, writes.size() + 1, sealing.seal(recorded))));
    }
    plugins.expectWritten(writes.toArray(AtomicWrite[]::new));
  }

  private ContactKey begin(String conversation) throws Exception {
    String contact = "of-" + conversation;
    ContactKey key = test.keys().fresh(contact);
    await(
        test.database()
            .call(
                connection -> {
                  try (var insert =
                      connection.prepareStatement(
                          "INSERT INTO contact (id, wrapped_key) VALUES (?, ?)")) {
                    insert.setString(1, contact);
                    insert.setBytes(2, test.keys().wrapped(key));
                    return insert.executeUpdate();
                  }
                }));
    test.change(
        "INSERT INTO conversation (id, contact, channel, account) VALUES ('%s', '%s', 'w', 'a')"
            .formatted(conversation, contact));
    return key;
  }

  private String row(String conversation) throws Exception {
    return test.text(
        "SELECT concat_ws(' ', seq, due_at, awaits, owner, queue, session, last_at) FROM"
            + " conversation WHERE id = '"
            + conversation
            + "'");
  }
}
