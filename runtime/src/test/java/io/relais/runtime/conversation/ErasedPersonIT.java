package io.relais.runtime.conversation;

import static io.relais.runtime.Patience.LIMIT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.flows.Input;
import io.relais.persistence.Database;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.Peer;
import io.relais.persistence.PersistenceConfig;
import io.relais.persistence.directory.ConversationIds;
import io.relais.persistence.directory.Directory;
import io.relais.persistence.directory.Erasure;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.journal.FailedInputs;
import io.relais.persistence.sealing.ContactKeys;
import io.relais.persistence.sealing.MasterKey;
import io.relais.persistence.sealing.MasterKeys;
import io.relais.persistence.sealing.Vault;
import io.relais.persistence.view.ConversationRows;
import io.relais.persistence.view.DeadLetters;
import io.relais.persistence.view.MessageStatuses;
import io.relais.runtime.app.NodeSettings;
import io.relais.runtime.app.cluster.ClusterChoice;
import io.relais.runtime.app.cluster.ClusterNode;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.SendResult;
import io.relais.runtime.channel.Update;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is erased on another node, and this one still takes them for who they were. */
final class ErasedPersonIT {
  private static final Peer INES = new Peer("whatsapp", "1", "FR.1", "+33612345678");

  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ScriptedChannel channel = new ScriptedChannel();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DatabaseSettings settings = ThrowawayDatabase.fresh(Path.of("target"));
  private final Database database = Database.open(settings, threads);
  private final MasterKeys masters = new MasterKeys(master(), List.of(), random);
  private final Vault vault = Vault.open(database, masters, random);
  private final ContactKeys keys = new ContactKeys(database, masters, random);
  private final Directory directory = directory();
  private ClusterNode node;
  private Conversations conversations;

  private MasterKey master() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return MasterKey.parse(Base64.getEncoder().encodeToString(key));
  }

  private Directory directory() {
    return new Directory(
        database, vault.directory(), keys, new ConversationIds(clock, new Random()));
  }

  @BeforeEach
  void start() {
    var config = PersistenceConfig.of(settings).withFallback(ConfigFactory.load());
    node = ClusterNode.start(config, new NodeSettings(new ClusterChoice.Alone(), 1_000), settings);
    node.awaitUp();
    var records =
        new Records(
            directory,
            keys,
            new ConversationRows(database),
            new MessageStatuses(database, vault.statuses(), clock),
            new DeadLetters(database, vault.deadLetters()),
            new FailedInputs(database, keys));
    var brand = new ConversationSettings(Bundles.shop(), channel, clock, random, metrics, false);
    conversations = Conversations.start(node.system(), records, brand);
  }

  @AfterEach
  void stop() {
    node.close();
    database.close();
    threads.close();
  }

  @Test
  void whatTheyWriteNextBeginsAnewAndIsNotForgotten() throws Exception {
    String before = await(directory.resolve(INES));
    await(new Erasure(database, keys, directory()).erase(contactOf(before)));
    assertThat(await(directory.resolve(INES)))
        .as("this node has not heard of it")
        .isEqualTo(before);

    await(says("m1", "bonjour"));

    var question = channel.next();
    assertThat(question.text()).contains("Votre nom ?");
    question.ends(new SendResult.Accepted("wamid.1"));
    String after = await(directory.resolve(INES));
    assertThat(after).isNotEqualTo(before);
    assertThat(texts("SELECT DISTINCT persistence_id FROM event_journal"))
        .containsExactly("conversation|" + after);
    assertThat(erasedCommands()).isEqualTo(1);
    await(says("m2", "Zoé"));
    assertThat(erasedCommands()).as("asked again once").isEqualTo(1);
    channel.next().ends(new SendResult.Accepted("wamid.2"));
  }

  @Test
  void whereTheDirectoryItselfLeadsToNobodyItComesAgain() throws Exception {
    String conversation = await(directory.resolve(INES));
    texts(
        "UPDATE contact SET wrapped_key = NULL WHERE id = '%s' RETURNING id"
            .formatted(contactOf(conversation)));
    keys.forget(List.of(conversation));

    assertThatThrownBy(() -> await(says("m1", "bonjour"))).hasMessageContaining("comes again");
    assertThat(texts("SELECT persistence_id FROM event_journal")).isEmpty();
    assertThat(erasedCommands()).isEqualTo(2);
  }

  private CompletionStage<Done> says(String id, String text) {
    return conversations.accept(
        new Update.Received(
            new Account(INES.channel(), INES.account()),
            new Person(INES.userId(), INES.phone(), "Inès"),
            new Input.Message(id, Instant.now(clock), text)));
  }

  private double erasedCommands() {
    return metrics.counter("relais_commands_for_erased_total").count();
  }

  private String contactOf(String conversation) {
    return texts("SELECT contact FROM conversation WHERE id = '" + conversation + "'").getFirst();
  }

  /** The first column. */
  private List<String> texts(String sql) {
    return database
        .call(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(sql)) {
                return column(rows);
              }
            })
        .toCompletableFuture()
        .join();
  }

  private static List<String> column(ResultSet rows) throws SQLException {
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      texts.add(rows.getString(1));
    }
    return texts;
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(LIMIT.toSeconds(), SECONDS);
  }
}
