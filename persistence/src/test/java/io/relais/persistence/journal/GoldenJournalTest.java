package io.relais.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.Action;
import io.relais.flows.Input;
import io.relais.flows.Outcome;
import io.relais.flows.Value;
import io.relais.flows.json.FlowJson;
import io.relais.persistence.ConversationEvent;
import io.relais.persistence.ConversationEvent.EffectDone;
import io.relais.persistence.ConversationEvent.EffectPostponed;
import io.relais.persistence.ConversationEvent.InputFailed;
import io.relais.persistence.ConversationEvent.MergedInto;
import io.relais.persistence.ConversationEvent.SessionEnded;
import io.relais.persistence.ConversationEvent.TurnTaken;
import io.relais.persistence.ConversationState;
import io.relais.persistence.EffectResult;
import io.relais.persistence.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file per event version that was ever written: it is decoded for ever. */
class GoldenJournalTest {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00.123456Z");
  private static final Instant SENT = Instant.parse("2026-11-02T07:59:58Z");
  private static final Instant DUE = Instant.parse("2026-11-02T08:30:00Z");
  private static final Peer PEER =
      new Peer("whatsapp", "106540352242922", "FR.13491208655302741918", "+33612345678");

  private static final TurnTaken TURN =
      new TurnTaken(
          new Input.Message("wamid.HBgLMzM2MTIzNDU2NzgVAgASGBQz", SENT, "Où est ma commande ?"),
          AT,
          PEER,
          List.of(
              new Outcome.SessionStarted(Duration.ofHours(24)),
              new Outcome.ContactKnown("Anaïs Martin", "+33612345678"),
              new Outcome.LocaleChosen("fr"),
              new Outcome.FlowStarted(
                  "accueil", Outcome.Cause.FIRST, Map.of("source", new Value.Text("bonjour"))),
              new Outcome.Introduced(),
              new Outcome.StepEntered("bienvenue"),
              new Outcome.ValueSet("montant", new Value.Num(new BigDecimal("12.50"))),
              new Outcome.ValueSet("jour", new Value.Date(LocalDate.of(2026, 11, 2))),
              new Outcome.ValueSet("oubli", null),
              new Outcome.WaitOpened(1, DUE, null)),
          List.of(
              new Action.Send(
                  List.of(
                      new Action.Part("notice:automated", "Je suis un assistant automatique."),
                      new Action.Part("bienvenue", "Que puis-je faire pour vous ?")),
                  List.of(
                      new Action.Option("suivi", "1/01k8/bienvenue/1/suivi", "Suivre", null),
                      new Action.Option(
                          "retour", "1/01k8/bienvenue/1/retour", "Retour", "14 jours")),
                  "Choisir",
                  false)));

  private static final InputFailed FAILED =
      new InputFailed(
          new Input.Tap("wamid.tap", SENT, "1/01k8/bienvenue/1/suivi", "Suivre"),
          AT,
          null,
          "bienvenue",
          "Expected a number, but there is none",
          List.of(new Outcome.Ignored("failed")),
          List.of(
              new Action.Send(
                  List.of(new Action.Part("notice:offer", "Une personne peut vous aider.")),
                  List.of(),
                  null,
                  false)));

  private static final EffectDone DONE =
      new EffectDone(1, AT, new EffectResult.Accepted("wamid.out"), DUE);

  private static final EffectPostponed POSTPONED =
      new EffectPostponed(1, AT, DUE, true, "no answer within 10 s");

  private static final SessionEnded ENDED = new SessionEnded(AT);

  private static final MergedInto MERGED = new MergedInto("01k8other", AT);

  /** The state after the turn, its message accepted, and the failed tap after that. */
  private static final ConversationState STATE =
      ConversationState.NEW.evolve(TURN).evolve(DONE).evolve(FAILED);

  private static final Map<String, Object> GOLDEN =
      Map.of(
          "turn-taken.1", TURN,
          "input-failed.1", FAILED,
          "effect-done.1", DONE,
          "effect-postponed.1", POSTPONED,
          "session-ended.1", ENDED,
          "merged-into.1", MERGED,
          "conversation-state.1", STATE);

  static List<String> manifests() {
    return JournalCodec.READERS.keySet().stream().sorted().toList();
  }

  @Test
  void everyVersionHasAGoldenFile() {
    assertThat(GOLDEN).containsOnlyKeys(JournalCodec.READERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whatWasWrittenThenIsReadNow(String manifest) throws Exception {
    assertThat(JournalCodec.read(manifest, bytes(manifest))).isEqualTo(GOLDEN.get(manifest));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whatIsWrittenNowIsWhatWasWrittenThen(String manifest) throws Exception {
    Object record = GOLDEN.get(manifest);

    if (record instanceof ConversationEvent event) {
      assertThat(JournalCodec.nameOf(event)).isEqualTo(manifest);
    }
    assertThat(tree(JournalCodec.write(manifest, record))).isEqualTo(tree(bytes(manifest)));
  }

  private static JsonNode tree(byte[] json) throws IOException {
    return FlowJson.mapper().readTree(json);
  }

  private static byte[] bytes(String manifest) throws IOException {
    try (InputStream file =
        GoldenJournalTest.class.getResourceAsStream("/journal/" + manifest + ".json")) {
      assertThat(file)
          .as("a golden file of %s under src/test/resources/journal", manifest)
          .isNotNull();
      return file.readAllBytes();
    }
  }
}
