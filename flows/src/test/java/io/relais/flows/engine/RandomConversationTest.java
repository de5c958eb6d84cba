package io.relais.flows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Action;
import io.relais.flows.FlowState;
import io.relais.flows.Input;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever people, timers and the channel do, a turn ends, its state holds together, and what it
 * says fits. The state is written and read back between every two inputs. A failing run prints its
 * seed; {@code -Drelais.seed=…} repeats it.
 */
class RandomConversationTest {
  private static final int CONVERSATIONS = 200;
  private static final int INPUTS = 40;

  private static final List<String> WORDS =
      List.of(
          "bonjour",
          "hello",
          "1",
          "2",
          "9",
          "oui",
          "non",
          "CMD-12345",
          "c'est CMD-54321 merci",
          "ines@exemple.fr",
          "ines arobase",
          "STOP",
          "reprendre",
          "conseiller",
          "menu",
          "précédent",
          "annuler",
          "taille",
          "",
          "🙂",
          "4",
          "x".repeat(5000));

  @Test
  void everyTurnEndsAndItsStateHoldsTogether() {
    long seed = Long.getLong("relais.seed", System.nanoTime());
    System.out.println("RandomConversationTest: -Drelais.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Play> shops =
        List.of(
            Play.with(FlowEngineTest.SHOP),
            Play.with(FormTest.RETURN),
            Play.with(ActsTest.FLOW).inFullWorld(),
            Play.with(WaysTest.FLOW, WaysTest.SUB));
    for (int i = 0; i < CONVERSATIONS; i++) {
      Play play = shops.get(i % shops.size()).anew();
      for (int j = 0; j < INPUTS; j++) {
        step(play, random);
        holdsTogether(play);
      }
    }
  }

  private static void step(Play play, SplittableRandom random) {
    FlowState.Wait waiting = play.state().waiting();
    switch (random.nextInt(10)) {
      case 8 -> play.answers(random.nextBoolean() ? 200 : 404, "{\"rma\":\"R1\"}");
      case 9 -> worldAnswers(play, random);
      case 0 -> play.waits(Duration.ofMinutes(random.nextInt(3000)));
      case 1 -> play.take(new Input.TimerFired(random.nextInt(5)));
      case 2 -> play.take(new Input.Undelivered("main.hello", waiting == null ? 1 : waiting.id()));
      case 3 -> play.sendsPhoto();
      case 4 -> play.says(word(random), play.now().minusSeconds(random.nextInt(200)));
      case 5 -> pressSomething(play, random);
      default -> play.says(word(random));
    }
  }

  private static void worldAnswers(Play play, SplittableRandom random) {
    Input.DeskAct[] acts = Input.DeskAct.values();
    switch (random.nextInt(3)) {
      case 0 -> play.take(new Input.TicketEnded(play.waitId(), random.nextBoolean()));
      case 1 -> play.desk(acts[random.nextInt(acts.length)], "Bonjour");
      default -> play.answers(200, "{\"order\":{\"status\":\"shipped\",\"items\":[]}}");
    }
  }

  private static String word(SplittableRandom random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static void pressSomething(Play play, SplittableRandom random) {
    List<Action.Option> shown =
        play.sends().stream().flatMap(send -> send.options().stream()).toList();
    if (shown.isEmpty()) {
      play.take(new Input.Tap("tap" + random.nextInt(), play.now(), "1/c1/menu/1/track", "Suivre"));
    } else {
      play.press(shown.get(random.nextInt(shown.size())));
    }
  }

  private static void holdsTogether(Play play) {
    FlowState state = play.state();
    assertThat(state.waiting() == null)
        .as("waits exactly while a flow is open: %s", state)
        .isEqualTo(state.top() == null);
    if (state.waiting() != null) {
      assertThat(state.waiting().id()).isEqualTo(state.waits());
      assertThat(state.waiting().due()).isAfter(play.now());
    }
    for (Action.Send send : play.sends()) {
      assertThat(send.writtenBody())
          .isNotBlank()
          .hasSizeLessThanOrEqualTo(send.presentation().longestBody());
    }
  }
}
