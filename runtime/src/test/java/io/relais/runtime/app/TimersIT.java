package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions that nobody answers, over the death of the process that asked them. As many people as
 * {@code -Drelais.timers=10000} says.
 */
class TimersIT {
  private static final int PEOPLE = Integer.getInteger("relais.timers", 200);

  /** Long enough that most still wait when the process is killed. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15 + PEOPLE / 100);

  /** A wake-up may not come before its time by more than this. */
  private static final Duration POLL = Duration.ofMillis(500);

  private static final String BRAND =
      """
      brand: boutique
      name: La Boutique
      locale: fr
      zone: Europe/Paris
      country: FR
      channels:
        whatsapp:
          - {number: "1", display: "+33 1 70 00 00 00", rate: 1000/s, order: accepted, on_unknown: resend}
      first: main
      human: {flow: person, phone: "+33 1 70 00 00 01"}
      words: {stop: {fr: [stop]}, start: {fr: [reprendre]}, human: {fr: [conseiller]}}
      notices: {automated: "Automate.", stopped: "Adieu."}
      limits: {steps: 50, messages: 5}
      session: 24h
      """;

  private static final String MAIN =
      """
      flow: main
      locale: fr
      outcomes: [done]
      data: {name: text}
      defaults: {timeout: TIMEOUT, on: {timeout: late, invalid: over, undelivered: over}}
      start: ask
      steps:
        ask: {ask: "Votre nom ?", as: text, into: name, next: over}
        late: {say: "Trop tard.", next: over}
        over: {end: done}
      """;

  private static final String PERSON =
      """
      flow: person
      locale: fr
      outcomes: [done]
      defaults: {on: {undelivered: over}}
      start: ways
      steps:
        ways: {say: "Appelez-nous.", next: over}
        over: {end: done}
      """;

  @Test
  void eachFiresOnceAndNoneEarlyAndTheRowsAreWhatTheJournalSays(@TempDir Path workspace)
      throws Exception {
    write(workspace);
    try (var rig = Rig.start(workspace)) {
      var people = people(rig);
      try (var first = rig.serve(workspace)) {
        people.forEach(person -> rig.say(person, "bonjour"));
        awaitReplies(people, 1);
        first.kill();
      }
      try (var _ = rig.serve(workspace)) {
        awaitReplies(people, 2);
        String open = "SELECT count(*) FROM conversation WHERE due_at < now() + interval '1 hour'";
        eventually().until(() -> rig.query(open) == 0);
      }
      for (var person : people) {
        assertThat(sends(person)).hasSize(2);
        assertThat(Rig.heard(person)).last().isEqualTo("Trop tard.");
        assertThat(waited(person)).isGreaterThan(TIMEOUT.minus(POLL));
      }
      assertThat(rebuild(rig))
          .containsExactly(
              "0",
              "Compared %d conversations: 0 differed. 0 belong to people who have been erased, 0 cannot be read."
                  .formatted(PEOPLE));
      rig.change(
          "UPDATE conversation SET due_at = NULL WHERE id = (SELECT min(id) FROM conversation)");
      assertThat(rebuild(rig))
          .hasSize(3)
          .startsWith("1")
          .satisfies(lines -> assertThat(lines.get(1)).contains("due_at was null"))
          .satisfies(lines -> assertThat(lines.get(2)).contains("1 differed and have been"));
      assertThat(rebuild(rig)).startsWith("0").hasSize(2);
    }
  }

  private static List<CustomerLog> people(Rig rig) {
    return IntStream.range(0, PEOPLE)
        .mapToObj(i -> rig.join("Personne " + i, "336%08d".formatted(i)))
        .toList();
  }

  private static void awaitReplies(List<CustomerLog> people, int replies) throws Exception {
    for (var person : people) {
      List<String> _ = Rig.heard(person, replies);
    }
  }

  /**
   * What was sent, each thing once: a message whose record the process did not live to write may be
   * sent again, as the same thing.
   */
  private static List<String> sends(CustomerLog person) {
    return person.transcript().stream()
        .map(Entry::message)
        .filter(Message.FromBrand.class::isInstance)
        .map(message -> String.valueOf(((Message.FromBrand) message).callbackData()))
        .distinct()
        .toList();
  }

  /** From the customer's own words to the last that they heard. */
  private static Duration waited(CustomerLog person) {
    var transcript = person.transcript();
    Message said = transcript.getFirst().message();
    assertThat(said).isInstanceOf(Message.FromCustomer.class);
    return Duration.between(said.at(), transcript.getLast().message().at());
  }

  /** What {@code relais rebuild} prints, with the exit status in front. */
  private static List<String> rebuild(Rig rig) {
    var out = new StringWriter();
    var line = RelaisCommand.commandLine(rig.environment());
    line.setOut(new PrintWriter(out, true));
    int status = line.execute("rebuild");
    return Stream.concat(Stream.of("" + status), out.toString().lines()).toList();
  }

  private static void write(Path workspace) throws Exception {
    Files.createDirectories(workspace.resolve("flows"));
    Files.writeString(workspace.resolve("brand.yaml"), BRAND);
    Files.writeString(
        workspace.resolve("flows/main.flow.yaml"),
        MAIN.replace("TIMEOUT", TIMEOUT.toSeconds() + "s"));
    Files.writeString(workspace.resolve("flows/person.flow.yaml"), PERSON);
  }
}
