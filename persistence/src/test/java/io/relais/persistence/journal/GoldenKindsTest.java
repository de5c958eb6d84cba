package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.Action;
import io.relais.flows.Contact;
import io.relais.flows.FlowState;
import io.relais.flows.HttpCall;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import io.relais.flows.json.FlowJson;
import io.relais.persistence.RandomRecords;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * One record of every kind that an event or a state can hold, as it was first written: it is
 * decoded for ever. A new kind is added at the end of its file.
 */
class GoldenKindsTest {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00.123456Z");
  private static final Instant DUE = Instant.parse("2026-11-02T08:30:00Z");

  private static final Input.Message MESSAGE =
      new Input.Message("wamid.1", AT, "Où est ma commande ?");

  private static final List<Input> INPUTS =
      List.of(
          MESSAGE,
          new Input.Tap("wamid.2", AT, "1/01k8/accueil/1/suivi", "Suivre"),
          new Input.Attachment("wamid.3", AT, "image", "media-7", "la voici"),
          new Input.Unsupported("wamid.4", AT, "order"),
          new Input.TimerFired(3),
          new Input.Undelivered("sav.accueil", 4),
          new Input.CallEnded(5, Input.CallEnd.ANSWERED, 200, "{\"rma\":\"R-7\"}"),
          new Input.CallEnded(6, Input.CallEnd.UNKNOWN, 0, null),
          new Input.TicketEnded(7, true),
          new Input.DeskActed(8, Input.DeskAct.SAID, "anna", "Bonjour, je regarde."),
          new Input.DeskActed(9, Input.DeskAct.NO_AGENT, null, null),
          new Input.TemplateReplied("wamid.5", AT, "rappel", "plus_tard", "Plus tard"),
          new Input.Referred("wamid.6", AT, "ad-7", "Bonjour"),
          new Input.EventHappened("parcel_lost", Map.of("order", new Value.Text("CMD-1"))),
          new Input.FlowCalled("rdv", Map.of("day", new Value.Date(LocalDate.of(2026, 11, 3)))));

  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome.ContactKnown("Anaïs Martin", "+33612345678"),
          new Outcome.LocaleChosen("fr"),
          new Outcome.OptedOut(),
          new Outcome.OptedIn(),
          new Outcome.ProfileSaved("size", new Value.Int(38)),
          new Outcome.ProfileSaved("size", null),
          new Outcome.Scored("lead.budget", 20, "a budget of more than 1,000"),
          new Outcome.SessionStarted(Duration.ofHours(24)),
          new Outcome.Introduced(),
          new Outcome.FlowStarted("sav", Outcome.Cause.TRIGGER, Map.of()),
          new Outcome.StepEntered("accueil"),
          new Outcome.ValueSet("order_id", new Value.Text("CMD-12345")),
          new Outcome.WaitOpened(1, DUE, null),
          new Outcome.WaitMissed(DUE),
          new Outcome.WaitClosed("answered"),
          new Outcome.FlowEnded("done"),
          new Outcome.FlowLeft("cancelled"),
          new Outcome.Abandoned("stopped"),
          new Outcome.Ignored("an old button"),
          new Outcome.Tagged("retour"),
          new Outcome.Measured("csat", new BigDecimal("4.5")),
          new Outcome.QuestionAsked(),
          new Outcome.QuestionLeft(),
          new Outcome.WentBack(),
          new Outcome.PageTurned(2),
          new Outcome.FormPartOpened(Outcome.FormPart.FIELD, "items"),
          new Outcome.FormPartOpened(Outcome.FormPart.CONFIRM, null),
          new Outcome.FormPartOpened(Outcome.FormPart.CORRECT, null),
          new Outcome.FieldAnswered("items"),
          new Outcome.FieldForgotten("items"),
          new Outcome.WorldChanged(),
          new Outcome.Kept(MESSAGE),
          new Outcome.KeptTaken(),
          new Outcome.OwnerChanged("queue:sav"),
          new Outcome.OwnerChanged(null),
          new Outcome.WaitExtended(DUE),
          new Outcome.NotPerformed("sav.lire_commande"),
          new Outcome.WaitOpened(2, DUE, AT));

  private static final List<Action> ACTIONS =
      List.of(
          new Action.Send(
              List.of(new Action.Part("sav.accueil", "Bonjour")),
              List.of(new Action.Option("suivi", "1/01k8/accueil/1/suivi", "Suivre", null)),
              "Choisir",
              false),
          new Action.Call(
              5,
              HttpCall.Method.POST,
              List.of(new Action.Piece("SHOP", true), new Action.Piece("/returns", false)),
              Map.of("X-Channel", List.of(new Action.Piece("whatsapp", false))),
              "shop",
              new Value.Fields(Map.of("items", new Value.Items(List.of(new Value.Int(2))))),
              4_000,
              2,
              "01k8/sav.creer_retour/5"),
          new Action.OpenTicket(7, "sav", "À rappeler"),
          new Action.HandOver(
              8, "sav", List.of("fr"), "high", Map.of("order_id", new Value.Text("CMD-12345"))));

  private static final List<Value> VALUES =
      List.of(
          new Value.Text("café"),
          new Value.Int(20),
          new Value.Num(new BigDecimal("12.50")),
          new Value.YesNo(true),
          new Value.Date(LocalDate.of(2026, 11, 2)),
          new Value.Choice("taille", "La taille ne va pas"),
          new Value.Fields(Map.of("status", new Value.Text("shipped"))),
          new Value.Items(List.of(new Value.Int(1), new Value.Int(2))));

  /** In the middle of a form, with a message kept and a question to go back to. */
  private static final List<FlowState> STATES =
      List.of(
          new FlowState(
              List.of(
                  new FlowState.Frame(
                      "sav",
                      "formulaire",
                      Outcome.Cause.KEYWORD,
                      Map.of("items", new Value.Int(2)),
                      new FlowState.Filling(Outcome.FormPart.FIELD, "reason", List.of("items")),
                      new FlowState.Question("accueil", null))),
              new FlowState.Wait(3, AT, DUE, 1, 2, null),
              3,
              AT,
              true,
              List.of(
                  new FlowState.Moment(
                      List.of(
                          new FlowState.Frame(
                              "sav", "accueil", Outcome.Cause.KEYWORD, Map.of(), null, null)))),
              List.of("retour"),
              List.of(MESSAGE),
              "human:anna"),
          new FlowState(
              List.of(
                  new FlowState.Frame("sav", "accueil", Outcome.Cause.FIRST, Map.of(), null, null)),
              new FlowState.Wait(1, AT.plusSeconds(90), DUE, 0, 0, AT),
              1,
              AT.plusSeconds(90),
              true,
              List.of(),
              List.of(),
              List.of(),
              null));

  private static final List<Contact> CONTACTS =
      List.of(
          new Contact(
              "Anaïs Martin",
              "+33612345678",
              "fr",
              false,
              Map.of("size", new Value.Int(38)),
              Map.of("lead.budget", new Contact.Points(20, "a budget of more than 1,000"))));

  private static final Map<Class<?>, List<?>> GOLDEN = golden();

  private static Map<Class<?>, List<?>> golden() {
    Map<Class<?>, List<?>> golden = new LinkedHashMap<>();
    golden.put(Input.class, INPUTS);
    golden.put(Outcome.class, OUTCOMES);
    golden.put(Action.class, ACTIONS);
    golden.put(Value.class, VALUES);
    golden.put(FlowState.class, STATES);
    golden.put(Contact.class, CONTACTS);
    return golden;
  }

  static final List<Class<?>> ROOTS = List.copyOf(GOLDEN.keySet());

  @ParameterizedTest
  @FieldSource("ROOTS")
  void everyKindIsThere(Class<?> root) {
    Stream<Class<?>> kinds = RandomRecords.recordsOf(root).map(kind -> kind);

    assertThat(records(root)).extracting(Object::getClass).containsAll(kinds.toList());
  }

  @ParameterizedTest
  @FieldSource("ROOTS")
  void whatWasWrittenThenIsReadNow(Class<?> root) throws IOException {
    List<?> read = FlowJson.mapper().readerForListOf(root).readValue(file(root));

    assertThat((Object) read).isEqualTo(records(root));
  }

  @ParameterizedTest
  @FieldSource("ROOTS")
  void whatIsWrittenNowIsWhatWasWrittenThen(Class<?> root) throws IOException {
    JsonNode file = FlowJson.mapper().readTree(file(root));

    for (int i = 0; i < file.size(); i++) {
      String written = FlowJson.mapper().writerFor(root).writeValueAsString(records(root).get(i));
      assertThat(FlowJson.mapper().readTree(written)).isEqualTo(file.get(i));
    }
  }

  private static List<?> records(Class<?> root) {
    List<?> records = GOLDEN.get(root);
    assertThat(records).isNotEmpty();
    return records;
  }

  private static byte[] file(Class<?> root) throws IOException {
    String name = "/journal/kinds/" + root.getSimpleName() + ".json";
    try (InputStream file = GoldenKindsTest.class.getResourceAsStream(name)) {
      assertThat(file).as("a golden file %s under src/test/resources", name).isNotNull();
      return file.readAllBytes();
    }
  }
}
