package io.relais.persistence.sealing;

import static io.relais.persistence.TestDatabase.masterKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.persistence.DatabaseException;
import io.relais.persistence.TestDatabase;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultIT {
  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theKeysAreTheSameAtEachStartAndAnotherForEachPurpose() throws Exception {
    Vault again = open(test.masters());

    assertThat(names(again)).isEqualTo(names(test.vault()));
    assertThat(Set.copyOf(names(again))).hasSize(4);
    byte[] sealed = test.vault().deadLetters().seal(new byte[] {1}, new byte[0]);
    assertThat(again.deadLetters().open(sealed, new byte[0])).containsExactly(1);
    assertThatThrownBy(() -> again.statuses().open(sealed, new byte[0]))
        .isInstanceOf(SealedException.class);
  }

  @Test
  void nodesThatStartAtOnceOnANewDatabaseAgree() throws Exception {
    for (int round = 0; round < 10; round++) {
      test.change("DELETE FROM vault");
      List<CompletableFuture<List<String>>> nodes =
          IntStream.range(0, 4)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> names(open(test.masters()))))
              .toList();

      Set<List<String>> answers = new HashSet<>();
      for (CompletableFuture<List<String>> node : nodes) {
        answers.add(TestDatabase.await(node));
      }
      assertThat(answers).hasSize(1);
    }
  }

  @Test
  void aWrongMasterKeyIsOneLineThatNamesTheVariableAndLeavesNothingBehind() throws Exception {
    test.change("DELETE FROM vault WHERE purpose = 'statuses'"); // as if from an older version
    MasterKeys wrong = new MasterKeys(masterKey(), List.of(), TestDatabase.RANDOM);

    assertThatThrownBy(() -> open(wrong))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContainingAll(
            "RELAIS_MASTER_KEY", test.masters().current().id(), wrong.current().id())
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    assertThat(test.all("SELECT purpose FROM vault"))
        .containsExactlyInAnyOrder("directory", "dead-letters", "sign-in");
  }

  @Test
  void theMasterKeyOfBeforeMayBeGivenBesideANewOne() {
    MasterKeys both =
        new MasterKeys(masterKey(), List.of(test.masters().current()), TestDatabase.RANDOM);

    assertThat(names(open(both))).isEqualTo(names(test.vault()));
  }

  @Test
  void swappedRowsAreNoKeys() throws Exception {
    test.change(
        """
        UPDATE vault SET wrapped_key = other.wrapped_key FROM vault other
        WHERE vault.purpose = 'statuses' AND other.purpose = 'dead-letters'\
        """);

    assertThatThrownBy(() -> open(test.masters())).isInstanceOf(DatabaseException.class);
  }

  private Vault open(MasterKeys masters) {
    return Vault.open(test.database(), masters, TestDatabase.RANDOM);
  }

  private static List<String> names(Vault vault) {
    return Stream.of(vault.directory(), vault.deadLetters(), vault.statuses(), vault.signIn())
        .map(key -> HexFormat.of().formatHex(key.name("anna")))
        .toList();
  }
}
