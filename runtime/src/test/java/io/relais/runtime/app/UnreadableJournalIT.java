package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A journal with a damaged event, and the operator who mends it. */
class UnreadableJournalIT {
  private static final String LETTERS =
      "SELECT count(*) FROM dead_letter WHERE kind = 'unrecovered'";

  @Test
  void whatIsWrittenToAConversationThatCannotBeReadIsAnsweredWhenItCanBe() throws Exception {
    try (var rig = Rig.start()) {
      var zoe = rig.join("Zoé", "33639980301");
      var paul = rig.join("Paul", "33639980302");
      try (var _ = rig.serve()) {
        rig.say(zoe, "bonjour", 1);
        rig.awaitRecorded(1);
      }
      rig.change("UPDATE event_journal SET event_payload = '\\x00'::bytea || event_payload");
      try (var _ = rig.serve()) {
        rig.say(zoe, "Faire un retour");
        eventually().until(() -> rig.query(LETTERS) == 1);
        assertThat(rig.say(paul, "bonjour", 1)).as("others are served").hasSize(1);

        rig.change(
            "UPDATE event_journal SET event_payload = substring(event_payload FROM 2)"
                + " WHERE get_byte(event_payload, 0) = 0 AND persistence_id ="
                + " (SELECT 'conversation|' || conversation FROM dead_letter)");
        rig.change("UPDATE dead_letter SET retry_at = now()");
        assertThat(Rig.heard(zoe, 2)).last().asString().contains("numéro de la commande");
        eventually().until(() -> rig.query(LETTERS) == 0);
      }
    }
  }
}
