package io.relais.persistence.sealing;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.TestDatabase.masterKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactKeysIT {
  private static final byte[] PLACE = new byte[0];

  private final TestDatabase test = new TestDatabase();
  private final AtomicLong nanos = new AtomicLong();
  private final ContactKeys keys =
      new ContactKeys(test.database(), test.masters(), TestDatabase.RANDOM, nanos::get);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aConversationHasTheKeyOfItsContact() throws Exception {
    byte[] sealed = begin("c1", "anna").seal(new byte[] {1}, PLACE);

    ContactKey key = await(keys.of("c1")).orElseThrow();

    assertThat(key.contact()).isEqualTo("anna");
    assertThat(key.open(sealed, PLACE)).containsExactly(1);
    assertThat(await(keys.of("c1"))).containsSame(key);
    assertThat(await(keys.of("unknown"))).isEmpty();
  }

  @Test
  void manyAtOnceGetTheirOwnKeysAndThoseOfOneConversationTheSame() throws Exception {
    for (int i = 0; i < 700; i++) {
      begin("c" + i, "contact" + i);
    }
    List<CompletionStage<Optional<ContactKey>>> answers = new ArrayList<>();
    for (int i = 0; i < 1_400; i++) {
      answers.add(keys.of("c" + i % 700));
    }
    for (int i = 0; i < answers.size(); i++) {
      ContactKey key = await(answers.get(i)).orElseThrow();
      assertThat(key.contact()).isEqualTo("contact" + i % 700);
      assertThat(await(keys.of("c" + i % 700))).containsSame(key);
    }
  }

  @Test
  void oneThatCannotBeUnwrappedFailsAlone() throws Exception {
    begin("c1", "anna");
    MasterKeys others = new MasterKeys(masterKey(), List.of(), TestDatabase.RANDOM);
    insert("c2", "bert", others.wrap(ContactKey.generate("bert", TestDatabase.RANDOM)));

    CompletionStage<Optional<ContactKey>> first = keys.of("c1");
    CompletionStage<Optional<ContactKey>> second = keys.of("c2");

    assertThat(await(first)).isPresent();
    assertThatThrownBy(() -> await(second)).hasRootCauseInstanceOf(SealedException.class);
  }

  @Test
  void theKeyOfAnotherContactInTheRowIsNoKey() throws Exception {
    begin("c1", "anna");
    begin("c2", "bert");
    test.change(
        """
        UPDATE contact SET wrapped_key = other.wrapped_key FROM contact other
        WHERE contact.id = 'anna' AND other.id = 'bert'\
        """);

    assertThatThrownBy(() -> await(keys.of("c1"))).hasRootCauseInstanceOf(SealedException.class);
  }

  @Test
  void whatIsForgottenIsReadAgain() throws Exception {
    begin("c1", "anna");
    assertThat(await(keys.of("c1"))).isPresent();
    test.change("UPDATE contact SET wrapped_key = NULL");
    assertThat(await(keys.of("c1"))).as("in memory").isPresent();

    keys.forget(List.of("c1"));

    assertThat(await(keys.of("c1"))).isEmpty();
  }

  @Test
  void anAnswerIsNotBelievedForEver() throws Exception {
    begin("c1", "anna");
    assertThat(await(keys.of("c1"))).isPresent();
    test.change("UPDATE contact SET wrapped_key = NULL");

    nanos.addAndGet(ContactKeys.FRESH.toNanos() + 1);

    assertThat(await(keys.of("c1"))).isEmpty();
  }

  @Test
  void whatHasJustBeenMadeIsNotAskedFor() throws Exception {
    ContactKey fresh = keys.fresh("anna");
    keys.remember("c1", fresh);

    assertThat(await(keys.of("c1"))).containsSame(fresh);
  }

  private ContactKey begin(String conversation, String contact) throws Exception {
    ContactKey key = keys.fresh(contact);
    insert(conversation, contact, keys.wrapped(key));
    return key;
  }

  private void insert(String conversation, String contact, byte[] wrapped) throws Exception {
    test.change(
        "INSERT INTO contact (id, wrapped_key) VALUES ('%s', '\\x%s')"
            .formatted(contact, HexFormat.of().formatHex(wrapped)));
    test.change(
        "INSERT INTO conversation (id, contact, channel, account) VALUES ('%s', '%s', 'w', '1')"
            .formatted(conversation, contact));
  }
}
