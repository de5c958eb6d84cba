package io.relais.runtime.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.relais.runtime.app.Rig.Said;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.network.Network.Saying;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the signed webhook to the call of the Graph API, over real HTTP and PostgreSQL. */
final class ConversationsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Rig rig;
  private static RelaisServer server;
  private static Poster poster;

  @BeforeAll
  static void start() throws Exception {
    rig = Rig.start();
    server = rig.serve();
    poster = new Poster(server.webhook());
    // The first message of a process loads half of it: where that takes too long, it comes again.
    rig.say(rig.join("Eva", "33639980000"), "bonjour", 1);
  }

  @AfterAll
  static void stop() {
    poster.close();
    server.close();
    rig.close();
  }

  @Test
  void threePeopleInOnePostGetThreeAnswers() throws Exception {
    var ines = rig.join("Inès", "33639980001");
    var paul = rig.join("Paul", "33639980002");
    var tom = rig.join("Tom", "447700900003");
    var hello = new Content.Text("hello");
    var bonjour = new Content.Text("bonjour");
    rig.network()
        .sayTogether(
            List.of(new Saying(ines, bonjour), new Saying(paul, bonjour), new Saying(tom, hello)));

    assertThat(Rig.heard(ines, 1)).singleElement().asString().contains("Bonjour Inès");
    assertThat(Rig.heard(paul, 1)).singleElement().asString().contains("Bonjour Paul");
    assertThat(Rig.heard(tom, 1)).singleElement().asString().contains("Hello Tom");
  }

  @Test
  void oneWebhookFiveTimesThreeAtOnceIsOneTurn() throws Exception {
    var ines = rig.join("Inès", "33639980011");
    var body = rig.webhook(ines, new Said("wamid.five-times", "bonjour"));
    long turns = turns();

    var atOnce = Stream.generate(() -> poster.postLater(body)).limit(3).toList();
    for (var answer : atOnce) {
      assertThat(answer.get()).isEqualTo(200);
    }
    assertThat(poster.post(body)).isEqualTo(200);
    assertThat(poster.post(body)).isEqualTo(200);

    // One conversation sends in order, so a second welcome would be here before this reply.
    assertThat(rig.say(ines, "Faire un retour", 2))
        .satisfiesExactly(
            welcome -> assertThat(welcome).contains("Bonjour Inès"),
            question -> assertThat(question).contains("numéro de la commande"));
    assertThat(turns()).isEqualTo(turns + 2);
  }

  @Test
  void twoMessagesOnOneConnectionAreTakenInOrder() throws Exception {
    var ines = rig.join("Inès", "33639980021");
    var hello = rig.webhook(ines, new Said("wamid.pipelined-1", "bonjour"));
    var wish = rig.webhook(ines, new Said("wamid.pipelined-2", "Faire un retour"));

    var answers = poster.pipeline(hello, wish);

    assertThat(answers.split("HTTP/1.1 200", -1)).as(answers).hasSize(3);
    assertThat(Rig.heard(ines, 2))
        .satisfiesExactly(
            welcome -> assertThat(welcome).contains("Bonjour Inès"),
            question -> assertThat(question).contains("numéro de la commande"));
  }

  @Test
  void twoMessagesOfOnePersonInOnePostAreTakenInOrder() throws Exception {
    var ines = rig.join("Inès", "33639980022");
    var both =
        rig.webhook(
            ines, new Said("wamid.both-1", "bonjour"), new Said("wamid.both-2", "Faire un retour"));

    assertThat(poster.post(both)).isEqualTo(200);

    assertThat(Rig.heard(ines, 2).getFirst()).contains("Bonjour Inès");
    assertThat(Rig.heard(ines).getLast()).contains("numéro de la commande");
  }

  @Test
  void aMalformedNeighbourCostsNobody() throws Exception {
    var ines = rig.join("Inès", "33639980031");
    var root = (ObjectNode) JSON.readTree(rig.webhook(ines, new Said("wamid.good", "bonjour")));
    var change = (ObjectNode) root.at("/entry/0/changes/0");
    var messages = (ArrayNode) change.at("/value/messages");
    messages.insertNull(0);
    messages.insertObject(0).put("id", 7).put("type", "text");
    messages.insert(0, "not a message");
    messages
        .addObject()
        .put("id", "wamid.unheard")
        .put("type", "hologram")
        .put("from", "33639980031");
    ((ArrayNode) root.at("/entry/0/changes")).insertNull(0);
    ((ArrayNode) root.at("/entry")).insert(0, "not an entry");
    ((ObjectNode) change.path("value")).put("statuses", "not a list");

    assertThat(poster.post(JSON.writeValueAsBytes(root))).isEqualTo(200);

    assertThat(Rig.heard(ines, 1).getFirst()).contains("Bonjour Inès");
  }

  @Test
  void signedNonsenseIsTakenOnceKeptAndCounted() throws Exception {
    long letters = rig.query("SELECT count(*) FROM dead_letter");
    double counted = malformed();
    var nonsense = "{\"object\":\"whatsapp_business_account\",\"entry\":[{".getBytes(UTF_8);

    assertThat(poster.post(nonsense)).isEqualTo(200);

    assertThat(rig.query("SELECT count(*) FROM dead_letter")).isEqualTo(letters + 1);
    assertThat(malformed()).isEqualTo(counted + 1);
  }

  @Test
  void withoutAValidSignatureNothingIsStored() throws Exception {
    var mallory = rig.join("Mallory", "33639980041");
    var body = rig.webhook(mallory, new Said("wamid.forged", "bonjour"));
    var valid = Rig.sign(body);
    var other = valid.substring(0, valid.length() - 1) + (valid.endsWith("0") ? "1" : "0");
    long letters = rig.query("SELECT count(*) FROM dead_letter");
    long people = rig.query("SELECT count(*) FROM contact");

    assertThat(poster.post(body, other)).isEqualTo(401);
    assertThat(poster.post(body, "sha256=")).isEqualTo(401);
    assertThat(poster.post((new String(body, UTF_8) + " ").getBytes(UTF_8), valid)).isEqualTo(401);

    assertThat(rig.query("SELECT count(*) FROM contact")).isEqualTo(people);
    assertThat(rig.query("SELECT count(*) FROM dead_letter")).isEqualTo(letters);
  }

  @Test
  void aWrongEmailIsAskedForAgainAndTheRightOneIsTaken() throws Exception {
    var ines = rig.join("Inès", "33639980051");
    rig.say(ines, "bonjour", 1);
    rig.say(ines, "Faire un retour", 2);
    rig.say(ines, "c'est la CMD-54321", 3);
    rig.say(ines, "2", 4);
    rig.say(ines, "La taille ne va pas", 5);
    rig.say(ines, "hier", 6);

    assertThat(rig.say(ines, "ines.martin@exemple", 7).getLast()).contains("adresse e-mail");
    assertThat(rig.say(ines, "pardon, Ines.Martin@exemple.fr", 8).getLast())
        .contains("2 articles")
        .contains("CMD-54321")
        .contains("ines.martin@exemple.fr");
  }

  @Test
  void whoeverWritesFromAnEnglishNumberIsAnsweredInEnglish() throws Exception {
    var tom = rig.join("Tom", "447700900061");

    assertThat(rig.say(tom, "hello", 1).getLast()).contains("Hello Tom", "How can I help you");
    assertThat(rig.say(tom, "Return an item", 2).getLast()).contains("What is the order number");
  }

  @Test
  void aTapOnAButtonIsUnderstood() throws Exception {
    var ines = rig.join("Inès", "33639980071");
    rig.say(ines, "bonjour", 1);

    assertThat(rig.network().tap(ines, null, "Suivre ma commande")).isPresent();

    assertThat(Rig.heard(ines, 2).getLast()).contains("numéro de commande");
  }

  @Test
  void stopIsConfirmedThenNothingIsSaidUntilTheyComeBack() throws Exception {
    var ines = rig.join("Inès", "33639980081");
    rig.say(ines, "bonjour", 1);

    assertThat(rig.say(ines, "STOP", 2).getLast()).contains("vous ne recevrez plus de messages");
    rig.say(ines, "bonjour ?");
    // Had that been answered, its reply would be before this one.
    assertThat(rig.say(ines, "reprendre", 3)).hasSize(3).last().asString().contains("Bonjour Inès");
  }

  /** Journal rows of turns; each is one input and all that it caused. */
  private static long turns() throws Exception {
    return rig.query(
        "SELECT count(*) FROM event_journal WHERE event_ser_manifest LIKE 'turn-taken%'");
  }

  private static double malformed() {
    return server
        .metrics()
        .find("relais.inbound.updates")
        .tag("outcome", "malformed")
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
