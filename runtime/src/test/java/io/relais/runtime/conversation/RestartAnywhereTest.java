package io.relais.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.ConversationState;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.Update.DeliveryStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A conversation that is killed anywhere goes on as one that was not. As many lives as {@code
 * -Drelais.lives=50} says.
 */
class RestartAnywhereTest {
  private static final int LIVES = Integer.getInteger("relais.lives", 2);
  private static final int INPUTS = 25;
  private static final List<String> WORDS =
      List.of("salut", "Zoé", "panne", "stop", "reprendre", "conseiller", "ok");

  private final long seed = System.nanoTime();

  @Test
  void randomInputsWithARestartAnywhereGiveTheSameStateAsWithout() {
    for (long life = seed; life < seed + LIVES; life++) {
      List<String> heard = new ArrayList<>();
      List<String> heardAgain = new ArrayList<>();
      ConversationState lived = live(new Random(life), 0, heard);
      ConversationState killed = live(new Random(life), 3, heardAgain);

      assertThat(killed.flow()).as("seed %d", life).isEqualTo(lived.flow());
      assertThat(killed.contact()).as("seed %d", life).isEqualTo(lived.contact());
      assertThat(killed.session()).as("seed %d", life).isEqualTo(lived.session());
      assertThat(killed.seen()).as("seed %d", life).isEqualTo(lived.seen());
      assertThat(killed.pending()).as("seed %d", life).isEqualTo(lived.pending());
      assertThat(heardAgain).as("seed %d", life).isEqualTo(heard);
    }
  }

  /**
   * @param oneIn how often it is killed: after one input in so many; 0 for never
   */
  private static ConversationState live(Random random, int oneIn, List<String> heard) {
    try (var rig = new ConversationRig("1")) {
      for (int i = 0; i < INPUTS; i++) {
        happen(rig, random, i);
        if (oneIn > 0 && i % oneIn == 0) {
          kill(rig, heard);
        }
        finish(rig, heard);
      }
      return rig.state();
    }
  }

  private static void happen(ConversationRig rig, Random random, int i) {
    if (random.nextInt(5) == 0) {
      rig.pass(Duration.ofMinutes(random.nextInt(40)));
      rig.wake();
    } else {
      rig.says("m" + i, WORDS.get(random.nextInt(WORDS.size())));
      rig.acknowledged();
    }
  }

  /** Where a message is under way it has been accepted, and a status tells of it. */
  private static void kill(ConversationRig rig, List<String> heard) {
    var first = rig.state().pending().first();
    if (first != null) {
      heard.add(rig.channel.next().text());
      rig.archive.tells(first.id(), DeliveryStatus.SENT);
    }
    rig.crash();
    rig.wake();
    if (first != null) {
      rig.done(first.id());
    }
  }

  /** Everything that is pending is accepted, one after the other. */
  private static void finish(ConversationRig rig, List<String> heard) {
    for (var first = rig.state().pending().first();
        first != null;
        first = rig.state().pending().first()) {
      var attempt = rig.channel.next();
      heard.add(attempt.text());
      attempt.ends(new SendResult.Accepted("wamid." + first.id()));
      rig.done(first.id());
    }
    assertThat(rig.channel.isQuiet()).isTrue();
  }
}
