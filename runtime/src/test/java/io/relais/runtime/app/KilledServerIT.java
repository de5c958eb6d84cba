package io.relais.runtime.app;

import static io.relais.runtime.simulator.faults.GraphFault.HANG;
import static io.relais.runtime.simulator.faults.GraphFault.HANG_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.faults.GraphFault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code relais serve} as a process, killed without a warning while messages are on their way. */
final class KilledServerIT {
  private static Rig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void conversationsGoOnWhereTheyWereAndNothingIsLost() throws Exception {
    var ines = rig.join("Inès", "33639980201");
    var paul = rig.join("Paul", "33639980202");
    var late = rig.join("Zoé", "33639980203");
    try (var first = serve()) {
      rig.say(ines, "bonjour", 1);
      rig.say(paul, "bonjour", 1);
      rig.awaitRecorded(2);
      // The next reply to each is written down, and its call to the Graph API never ends.
      hang(HANG_ACCEPTED);
      rig.say(paul, "Faire un retour", 2);
      hang(HANG);
      rig.sayAcknowledged(ines, "Faire un retour");
      first.kill();
    }
    rig.simulator().faults().set(Faults.NONE);
    rig.say(late, "bonjour");

    try (var second = serve()) {
      // What was not accepted is sent now, before the reply to this.
      assertThat(rig.say(ines, "CMD-12345", 3))
          .satisfiesExactly(
              welcome -> assertThat(welcome).contains("Bonjour Inès"),
              question -> assertThat(question).contains("numéro de la commande"),
              next -> assertThat(next).contains("Combien d'articles"));
      // A status names what was accepted without an answer: it is not sent again.
      assertThat(rig.say(paul, "CMD-12345", 3))
          .satisfiesExactly(
              welcome -> assertThat(welcome).contains("Bonjour Paul"),
              question -> assertThat(question).contains("numéro de la commande"),
              next -> assertThat(next).contains("Combien d'articles"));
      // Written while nobody listened.
      assertThat(Rig.heard(late, 1)).singleElement().asString().contains("Bonjour Zoé");
      assertThat(second.err()).isNotEmpty();
    }
  }

  private static RelaisProcess serve() throws Exception {
    return rig.serve(Path.of("../flows/brands/maison-lumen"));
  }

  private static void hang(GraphFault fault) {
    rig.simulator()
        .faults()
        .set(new Faults(Map.of(fault, 1.0), 0, 0, 0, 0, Faults.NONE.holdBack(), 0));
  }
}
