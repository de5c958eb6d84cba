package io.relais.runtime.app;

import static io.relais.runtime.Patience.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.flows.bundle.Bundle;
import io.relais.persistence.DatabaseSettings;
import io.relais.persistence.JournalKind;
import io.relais.persistence.embedded.ThrowawayDatabase;
import io.relais.persistence.sealing.MasterKey;
import io.relais.runtime.Patience;
import io.relais.runtime.app.cluster.ClusterChoice;
import io.relais.runtime.simulator.Eventually;
import io.relais.runtime.simulator.Simulator;
import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.ledger.Content;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.network.Network;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Redelivery;
import io.relais.runtime.simulator.webhook.SenderSettings;
import io.relais.runtime.simulator.webhook.Signature;
import io.relais.runtime.simulator.webhook.Update;
import io.relais.runtime.simulator.webhook.WebhookBody;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The other side of a runtime under test: customers and the Graph API of a simulator, and an empty
 * database on a real PostgreSQL.
 */
final class Rig implements AutoCloseable {
  static final String APP_SECRET = "app";
  static final String ACCESS_TOKEN = "access";
  static final String VERIFY_TOKEN = "verify";
  static final String MASTER_KEY = "sTEJwShBcWRXXGHVbhu8QHmSTyLL0VHtNlVgfiC9W4w=";

  /** A process that starts on a busy machine needs a while. */
  private static final Duration START = Duration.ofMinutes(3);

  static final NodeSettings ALONE = new NodeSettings(new ClusterChoice.Alone(), 1_000);

  private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();
  private static final String ACCOUNT = "200000000000001";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was not answered with 200 comes again soon: a test does not wait as long as Meta. */
  private static final SenderSettings IMPATIENT =
      new SenderSettings(
          8,
          1,
          Duration.ofMillis(20),
          Patience.LIMIT,
          new Redelivery(Duration.ofMillis(100), Duration.ofSeconds(1), 1_000));

  private final Bundle bundle;
  private final BusinessNumber number;
  private final DatabaseSettings database;
  private final SimulatorHost host;

  private Rig(Bundle bundle, BusinessNumber number, DatabaseSettings database, SimulatorHost host) {
    this.bundle = bundle;
    this.number = number;
    this.database = database;
    this.host = host;
  }

  /** With the demo's brand. */
  static Rig start() throws IOException {
    return start(DemoBrand.read(Rig::load));
  }

  /** With the brand of a workspace. */
  static Rig start(Path workspace) throws IOException {
    return start(load(workspace));
  }

  private static Bundle load(Path workspace) {
    return Workspaces.load(workspace, new PrintWriter(System.out, true, UTF_8));
  }

  private static Rig start(Bundle bundle) throws IOException {
    var first = bundle.brand().whatsapp().getFirst();
    var number = new BusinessNumber(first.number(), first.display());
    var config = SimulatorConfig.load(number, ACCESS_TOKEN, APP_SECRET).sender(IMPATIENT).build();
    var database = ThrowawayDatabase.fresh(Path.of("target"));
    return new Rig(bundle, number, database, SimulatorHost.start(config));
  }

  /** A runtime in this process, on this rig's database; the simulator posts to it from now on. */
  RelaisServer serve() {
    return serve(database);
  }

  /** A runtime in a process of its own; the simulator posts to it from now on. */
  RelaisProcess serve(Path workspace) throws Exception {
    var process = RelaisProcess.start(environment(), "serve", "--workspace", workspace.toString());
    var line = process.awaitLine("Webhook", START);
    host.simulator().connect(URI.create(line.substring(line.indexOf("http")).strip()));
    return process;
  }

  /** What {@code serve}, and the commands of an operator, find in their environment. */
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("RELAIS_PORT", "0");
    environment.put("RELAIS_MANAGEMENT_PORT", "0");
    environment.put("RELAIS_DB_URL", database.url());
    environment.put("RELAIS_DB_USER", database.user());
    environment.put("RELAIS_DB_PASSWORD", database.password());
    environment.put("RELAIS_MASTER_KEY", MASTER_KEY);
    environment.put("WHATSAPP_APP_SECRET", APP_SECRET);
    environment.put("WHATSAPP_ACCESS_TOKEN", ACCESS_TOKEN);
    environment.put("WHATSAPP_VERIFY_TOKEN", VERIFY_TOKEN);
    environment.put("GRAPH_URL", host.simulator().uri().toString());
    return environment;
  }

  /** A runtime that reaches its database another way. */
  RelaisServer serve(DatabaseSettings way) {
    return serve(new DatabaseChoice.External(way.url(), way.user(), new Secret(way.password())));
  }

  /** A runtime with another database than this rig's. */
  RelaisServer serve(DatabaseChoice choice) {
    var secrets =
        new WhatsAppSettings(
            new Secret(APP_SECRET), new Secret(VERIFY_TOKEN), new Secret(ACCESS_TOKEN));
    var graph = new GraphSettings(host.simulator().uri(), "v25.0");
    var keys = List.of(MasterKey.parse(MASTER_KEY));
    var settings =
        new Settings(
            "127.0.0.1", 0, 0, choice, JournalKind.GROUP_COMMIT, ALONE, keys, secrets, graph);
    var server = RelaisServer.start(settings, bundle, Optional.empty());
    host.simulator().connect(server.webhook());
    return server;
  }

  DatabaseSettings database() {
    return database;
  }

  Simulator simulator() {
    return host.simulator();
  }

  CustomerLog join(String name, String phone) {
    return network().join(Customer.withPhone(name, phone));
  }

  /** Writes, and leaves it to the simulator to post it until it is taken. */
  Entry say(CustomerLog customer, String text) {
    return network().say(customer, new Content.Text(text), null);
  }

  /** Says it, and returns once the webhook has answered 200: it is on disk by then. */
  void sayAcknowledged(CustomerLog customer, String text) throws Exception {
    Eventually.reaches(customer, say(customer, text), Progress.DELIVERED);
  }

  /** Writes, and returns what the customer has heard once there are that many replies. */
  List<String> say(CustomerLog customer, String text, int replies) throws Exception {
    say(customer, text);
    return heard(customer, replies);
  }

  Network network() {
    return host.simulator().network();
  }

  /** All replies to a customer, once there are at least so many. */
  static List<String> heard(CustomerLog customer, int replies) throws Exception {
    customer.awaitReplies(replies).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return heard(customer);
  }

  /** The texts of all replies so far, in the order of their acceptance. */
  static List<String> heard(CustomerLog customer) {
    return customer.transcript().stream()
        .filter(entry -> entry.message() instanceof FromBrand)
        .map(entry -> text((FromBrand) entry.message()))
        .toList();
  }

  /** A webhook with these texts of one customer, as Meta would post it. */
  byte[] webhook(CustomerLog customer, Said... texts) {
    var updates = Arrays.stream(texts).map(said -> update(customer, said)).toList();
    return new WebhookBody(ACCOUNT, List.of(number)).of(updates);
  }

  /** A text with an id of the test's choice. */
  record Said(String id, String text) {}

  static String sign(byte[] body) {
    return new Signature(APP_SECRET).sign(body);
  }

  /** Returns when it is on record that so many replies were accepted. */
  void awaitRecorded(int replies) {
    String sql = "SELECT count(*) FROM event_journal WHERE event_ser_manifest LIKE 'effect-done%'";
    eventually()
        .untilAsserted(() -> assertThat(query(sql)).as("replies").isGreaterThanOrEqualTo(replies));
  }

  /** A number from the database, such as a count. */
  long query(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Changes rows behind the back of whoever keeps them. */
  void change(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @Override
  public void close() {
    host.close();
  }

  private Update update(CustomerLog customer, Said said) {
    var content = new Content.Text(said.text());
    var message = new FromCustomer(said.id(), Instant.now(), number.id(), content, null);
    return new Update.Said(customer.customer(), message);
  }

  private static String text(FromBrand message) {
    try {
      var body = JSON.readTree(message.body()).path(message.type());
      var content = body.path("body");
      return content.isTextual() ? content.asText() : content.path("text").asText();
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("The simulator accepted what is not JSON", impossible);
    }
  }
}
