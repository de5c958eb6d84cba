package io.relais.persistence.sealing;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.TestDatabase.masterKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.Peer;
import io.relais.persistence.TestDatabase;
import io.relais.persistence.directory.ConversationIds;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.directory.Erasure;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationIT {
  /** Keys of the installation itself. */
  private static final int VAULT = 4;

  private static final byte[] PLACE = new byte[0];

  private final TestDatabase test = new TestDatabase();
  private final MasterKey old = test.masters().current();
  private final MasterKeys both = masters(masterKey(), old);
  private final Rotation rotation = new Rotation(test.database(), both);
  private final ConversationIds ids =
      new ConversationIds(InstantSource.system(), TestDatabase.RANDOM);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void everythingIsReadBeforeAndAfterAndTheOldMasterIsNotNeededAnyMore() throws Exception {
    Map<String, byte[]> sealed = people(test.masters(), 1_200);
    assertReadable(sealed, both);

    assertThat(await(rotation.run())).isEqualTo(new Rotation.Report(1_200 + VAULT, 0));

    assertReadable(sealed, both);
    MasterKeys now = masters(both.current());
    assertReadable(sealed, now);
    assertThat(names(now)).isEqualTo(test.vault().directory().name("anna"));
    assertThat(await(rotation.run())).as("once more").isEqualTo(new Rotation.Report(0, 0));
  }

  @Test
  void theOldMasterAloneOpensNothingAfterIt() throws Exception {
    people(test.masters(), 1);
    await(rotation.run());

    assertThatThrownBy(() -> names(test.masters()))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("RELAIS_MASTER_KEY");
  }

  @Test
  void whoeverReadsMeanwhileReads() throws Exception {
    Map<String, byte[]> sealed = people(test.masters(), 1_200);

    CompletionStage<Rotation.Report> running = rotation.run();
    int looks = 0;
    do {
      assertReadable(sealed, both);
      looks++;
    } while (!running.toCompletableFuture().isDone());

    assertThat(await(running).left()).isZero();
    assertThat(looks).isPositive();
  }

  @Test
  void anInterruptedRotationGoesOnWhereItWas() throws Exception {
    Map<String, byte[]> sealed = people(test.masters(), 20);
    for (String conversation : List.copyOf(sealed.keySet()).subList(0, 7)) {
      ContactKey key = await(test.keys().of(conversation)).orElseThrow();
      replace(key, both);
    }

    assertThat(await(rotation.run())).isEqualTo(new Rotation.Report(13 + VAULT, 0));
    assertReadable(sealed, masters(both.current()));
  }

  @Test
  void whoIsErasedStaysErased() throws Exception {
    Map<String, byte[]> sealed = people(test.masters(), 3);
    String erased = sealed.keySet().iterator().next();
    ContactKey key = await(test.keys().of(erased)).orElseThrow();
    await(new Erasure(test.database(), test.keys(), directory(both)).erase(key.contact()));

    assertThat(await(rotation.run())).isEqualTo(new Rotation.Report(2 + VAULT, 0));

    assertThat(await(keys(both).of(erased))).isEmpty();
    sealed.remove(erased);
    assertReadable(sealed, both);
  }

  @Test
  void aKeyOfAMasterThatIsNotKnownIsCountedAndKeepsNoOtherBack() throws Exception {
    Map<String, byte[]> sealed = people(test.masters(), 3);
    people(masters(masterKey()), 2);

    assertThat(await(rotation.run())).isEqualTo(new Rotation.Report(3 + VAULT, 2));
    assertReadable(sealed, masters(both.current()));
  }

  private void assertReadable(Map<String, byte[]> sealed, MasterKeys masters) throws Exception {
    ContactKeys keys = keys(masters);
    for (Map.Entry<String, byte[]> each : sealed.entrySet()) {
      ContactKey key = await(keys.of(each.getKey())).orElseThrow();
      assertThat(key.open(each.getValue(), PLACE)).asString().isEqualTo(each.getKey());
    }
  }

  /**
   * New people, and for each conversation something that is sealed under the key of its contact.
   */
  private Map<String, byte[]> people(MasterKeys masters, int count) throws Exception {
    ContactKeys keys = keys(masters);
    Directory directory = new Directory(test.database(), test.vault().directory(), keys, ids);
    Map<String, byte[]> sealed = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String user = ids.get();
      String conversation = await(directory.resolve(new Peer("whatsapp", "1065", user, null)));
      ContactKey key = await(keys.of(conversation)).orElseThrow();
      sealed.put(conversation, key.seal(conversation.getBytes(UTF_8), PLACE));
    }
    return sealed;
  }

  private void replace(ContactKey key, MasterKeys masters) throws Exception {
    await(
        test.database()
            .call(
                connection -> {
                  String sql = "UPDATE contact SET wrapped_key = ? WHERE id = ?";
                  try (var change = connection.prepareStatement(sql)) {
                    change.setBytes(1, masters.wrap(key));
                    change.setString(2, key.contact());
                    return change.executeUpdate();
                  }
                }));
  }

  private byte[] names(MasterKeys masters) {
    return Vault.open(test.database(), masters, TestDatabase.RANDOM).directory().name("anna");
  }

  private Directory directory(MasterKeys masters) {
    return new Directory(test.database(), test.vault().directory(), keys(masters), ids);
  }

  /** A node of its own: what another has in memory is not there. */
  private ContactKeys keys(MasterKeys masters) {
    return new ContactKeys(test.database(), masters, TestDatabase.RANDOM);
  }

  private static MasterKeys masters(MasterKey current, MasterKey... older) {
    return new MasterKeys(current, List.of(older), TestDatabase.RANDOM);
  }
}
