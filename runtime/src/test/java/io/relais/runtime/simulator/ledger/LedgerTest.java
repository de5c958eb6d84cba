package io.relais.runtime.simulator.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.runtime.Patience;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T09:00:00Z"));
  private static final InstantSource LATER =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
  private static final Customer INES = Customer.withPhone("Inès", "33639981204");
  private static final Customer TOM = Customer.withPhone("Tom", "447700900142");

  @Test
  void bothDirectionsShareOneOrder() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    var tom = ledger.register(TOM);

    var orders =
        List.of(say(ledger, ines, "1"), reply(ledger, ines, "2"), say(ledger, tom, "3")).stream()
            .map(Entry::order)
            .toList();

    assertThat(orders).isSorted().doesNotHaveDuplicates();
    assertThat(texts(ines)).containsExactly("1", "2");
  }

  @Test
  void aLineIsFoundByItsMessageIdAndByNothingElse() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    var entry = say(ledger, ines, "1");
    var id = entry.message().id();

    assertThat(ines.find(id)).contains(entry);
    assertThat(ledger.ownerOf(id)).contains(ines);
    assertThat(ledger.register(TOM).find(id)).isEmpty();
    assertThat(ledger.ownerOf("wamid.HBgL")).isEmpty();
    assertThat(ledger.ownerOf("nonsense/é")).isEmpty();
  }

  @Test
  void aCustomerIsFoundByPhoneAndByUserId() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);

    assertThat(ledger.find("33639981204")).contains(ines);
    assertThat(ledger.find(INES.userId())).contains(ines);
    assertThat(ledger.find("33639981205")).isEmpty();
  }

  @Test
  void progressOnlyMovesForward() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    var entry = reply(ledger, ines, "1");

    ledger.moved(ines, entry, Progress.READ);
    ledger.moved(ines, entry, Progress.DELIVERED);

    assertThat(ines.transcript().getFirst().progress()).isEqualTo(Progress.READ);
  }

  @Test
  void readingAMessageReadsAllBeforeItAndNoneAfter() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    say(ledger, ines, "1");
    var second = say(ledger, ines, "2");
    say(ledger, ines, "3");

    ledger.read(ines, second);

    assertThat(ines.transcript())
        .extracting(Entry::progress)
        .containsExactly(Progress.READ, Progress.READ, Progress.SENT);
  }

  @Test
  void theLastMessagesOfAllAndOfEachAreRemembered() {
    var ledger = ledger(new LedgerLimits(4, 3, 10), null);
    var ines = ledger.register(INES);
    var tom = ledger.register(TOM);
    for (int i = 1; i <= 5; i++) {
      say(ledger, ines, "i" + i);
    }
    assertThat(texts(ines)).containsExactly("i3", "i4", "i5");

    say(ledger, tom, "t1");
    say(ledger, tom, "t2");

    assertThat(texts(ines)).containsExactly("i4", "i5");
    assertThat(ines.said()).isEqualTo(5);
    assertThat(ledger.counts().said()).isEqualTo(7);
  }

  @Test
  void oneCustomerTooManyIsRefused() {
    var ledger = ledger(new LedgerLimits(10, 10, 1), null);
    ledger.register(INES);

    assertThatThrownBy(() -> ledger.register(TOM)).hasMessageContaining("at most 1 customers");
    assertThat(ledger.register(INES).customer()).isEqualTo(INES);
  }

  @Test
  void aFollowerHearsWhatItMissedAndThenEachChange() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    var first = say(ledger, ines, "1");
    var second = say(ledger, ines, "2");
    ledger.acknowledged(ines, first);
    var heard = new ArrayList<Change>();

    var stop = ines.follow(first.revision(), heard::add);
    reply(ledger, ines, "3");
    stop.run();
    say(ledger, ines, "4");

    assertThat(heard).hasSize(3);
    assertThat(heard).extracting(Change::revision).isSorted();
    assertThat(heard.get(0)).isEqualTo(new Change.Added(second, find(ines, first)));
    assertThat(heard.get(1)).isEqualTo(new Change.Progressed(find(ines, first)));
    assertThat(heard.get(2)).isInstanceOf(Change.Added.class);
  }

  @Test
  void waitingForRepliesEndsWithTheLastOfThem() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    var waiting = ines.awaitReplies(2);
    reply(ledger, ines, "1");
    assertThat(waiting).isNotDone();

    reply(ledger, ines, "2");

    assertThat(waiting).succeedsWithin(Patience.LIMIT).isEqualTo(2L);
    assertThat(ines.awaitReplies(2)).isCompletedWithValue(2L);
  }

  @Test
  void aRestartContinuesWhereAKillCutItOff(@TempDir Path directory) throws IOException {
    try (var file = LedgerFile.open(directory)) {
      var ledger = ledger(LedgerLimits.DEFAULT, file);
      var ines = ledger.register(INES.shown());
      ledger.acknowledged(ines, say(ledger, ines, "un « é »\nligne"));
      var reply = reply(ledger, ines, "2");
      ledger.statusAcknowledged(ines, reply, Progress.SENT);
      ledger.moved(ines, reply, Progress.READ);
    }
    Files.writeString(
        directory.resolve("phones.jsonl"), "{\"kind\":\"mess", UTF_8, StandardOpenOption.APPEND);

    try (var file = LedgerFile.open(directory)) {
      var ledger = new Ledger(LedgerLimits.DEFAULT, LATER, 2, file);
      var ines = ledger.find(INES.key()).orElseThrow();

      assertThat(ines.customer()).isEqualTo(INES.shown());
      assertThat(texts(ines)).containsExactly("un « é »\nligne", "2");
      // What the customer saw is one thing; only what the brand knows need not be told again.
      assertThat(ines.transcript())
          .extracting(Entry::progress)
          .containsExactly(Progress.DELIVERED, Progress.SENT);
      assertThat(ines.lastWrote()).contains(CLOCK.instant());
      assertThat(say(ledger, ines, "3").order()).isGreaterThan(ines.transcript().get(1).order());
    }
    assertThat(Files.readAllLines(directory.resolve("phones.jsonl"), UTF_8)).hasSize(6);
  }

  @Test
  void aFollowerFromBeforeARestartHearsOnlyWhatIsNewToIt(@TempDir Path directory) {
    long seen;
    try (var file = LedgerFile.open(directory)) {
      var ledger = ledger(LedgerLimits.DEFAULT, file);
      var ines = ledger.register(INES);
      ledger.acknowledged(ines, say(ledger, ines, "old"));
      seen = ledger.revision();
    }
    try (var file = LedgerFile.open(directory)) {
      var ledger = new Ledger(LedgerLimits.DEFAULT, LATER, 2, file);
      var ines = ledger.find(INES.key()).orElseThrow();
      var added = say(ledger, ines, "new");
      var heard = new ArrayList<Change>();

      ines.follow(seen, heard::add);

      assertThat(heard)
          .filteredOn(Change.Added.class::isInstance)
          .extracting(change -> ((Change.Added) change).entry())
          .containsExactly(added);
    }
  }

  @Test
  void linesOfOneCustomerStayInOrderWhoeverWritesThem(@TempDir Path directory) throws Exception {
    try (var file = LedgerFile.open(directory)) {
      var ledger = ledger(LedgerLimits.DEFAULT, file);
      var ines = ledger.register(INES);
      var heard = new ArrayList<Change>();
      ines.follow(0, heard::add);
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < 400; i++) {
          String text = "m" + i;
          threads.execute(() -> ledger.acknowledged(ines, say(ledger, ines, text)));
        }
      }

      assertThat(ines.transcript()).extracting(Entry::order).isSorted().hasSize(400);
      assertThat(ines.transcript()).allMatch(entry -> entry.progress() == Progress.DELIVERED);
      assertThat(heard).extracting(Change::revision).isSorted().hasSize(800);
    }
    try (var file = LedgerFile.open(directory)) {
      var ines = ledger(LedgerLimits.DEFAULT, file).find(INES.key()).orElseThrow();
      assertThat(ines.transcript()).extracting(Entry::order).isSorted().hasSize(400);
      assertThat(ines.transcript()).allMatch(entry -> entry.progress() == Progress.DELIVERED);
    }
  }

  @Test
  void aFileFullOfThePastIsRewrittenAtAStart(@TempDir Path directory) throws IOException {
    try (var file = LedgerFile.open(directory)) {
      var ledger = ledger(new LedgerLimits(10, 10, 10), file);
      var ines = ledger.register(INES);
      for (int i = 0; i < 1_100; i++) {
        say(ledger, ines, "m" + i);
      }
    }
    try (var file = LedgerFile.open(directory)) {
      var ledger = new Ledger(new LedgerLimits(10, 10, 10), LATER, 2, file);
      say(ledger, ledger.find(INES.key()).orElseThrow(), "last");
    }

    assertThat(Files.readAllLines(directory.resolve("phones.jsonl"), UTF_8)).hasSize(12);
  }

  @Test
  void theExportHoldsEveryLineInOrder() {
    var ledger = ledger(LedgerLimits.DEFAULT, null);
    var ines = ledger.register(INES);
    var said = say(ledger, ines, "1");
    reply(ledger, ines, "2");
    ledger.acknowledged(ines, said);
    var lines = new ArrayList<String>();

    ledger.export(lines::add);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("\"kind\":\"customer\"", "\"key\":\"33639981204\"");
    assertThat(lines.get(1))
        .contains("\"direction\":\"in\"", "\"body\":\"1\"", "\"progress\":\"DELIVERED\"");
    assertThat(lines.get(2))
        .contains("\"direction\":\"out\"", "\"callback\":\"cb-2\"", "\"body\":{\"text\":\"2\"}");
  }

  private static Ledger ledger(LedgerLimits limits, @Nullable LedgerFile file) {
    return new Ledger(limits, CLOCK, 1, file);
  }

  private static Entry say(Ledger ledger, CustomerLog log, String text) {
    return ledger.said(log, "100", new Text(text), null);
  }

  private static Entry reply(Ledger ledger, CustomerLog log, String text) {
    var body = "{\"text\":\"%s\"}".formatted(text);
    return ledger.accepted(
        log, (id, at) -> new FromBrand(id, at, "100", "text", body, "cb-" + text, null, false));
  }

  private static Entry find(CustomerLog log, Entry entry) {
    return log.find(entry.message().id()).orElseThrow();
  }

  private static List<String> texts(CustomerLog log) {
    return log.transcript().stream()
        .map(
            entry ->
                switch (entry.message()) {
                  case FromCustomer(_, _, _, Text(var body), _) -> body;
                  case FromCustomer _ -> "";
                  case FromBrand brand -> brand.body().replaceAll(".*:\"(.*)\".*", "$1");
                })
        .toList();
  }
}
