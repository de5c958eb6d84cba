package io.relais.runtime.app;

import static io.relais.runtime.app.Variable.GRAPH_URL;
import static io.relais.runtime.app.Variable.GRAPH_VERSION;
import static io.relais.runtime.app.Variable.RELAIS_ACTIVE_CONVERSATIONS;
import static io.relais.runtime.app.Variable.RELAIS_CLUSTER_HOST;
import static io.relais.runtime.app.Variable.RELAIS_CLUSTER_PORT;
import static io.relais.runtime.app.Variable.RELAIS_DATA_DIR;
import static io.relais.runtime.app.Variable.RELAIS_DB_PASSWORD;
import static io.relais.runtime.app.Variable.RELAIS_DB_URL;
import static io.relais.runtime.app.Variable.RELAIS_DB_USER;
import static io.relais.runtime.app.Variable.RELAIS_HOST;
import static io.relais.runtime.app.Variable.RELAIS_JOURNAL;
import static io.relais.runtime.app.Variable.RELAIS_LOG_LEVEL;
import static io.relais.runtime.app.Variable.RELAIS_MANAGEMENT_PORT;
import static io.relais.runtime.app.Variable.RELAIS_MASTER_KEY;
import static io.relais.runtime.app.Variable.RELAIS_MASTER_KEY_OLD;
import static io.relais.runtime.app.Variable.RELAIS_PORT;
import static io.relais.runtime.app.Variable.WHATSAPP_ACCESS_TOKEN;
import static io.relais.runtime.app.Variable.WHATSAPP_APP_SECRET;
import static io.relais.runtime.app.Variable.WHATSAPP_VERIFY_TOKEN;

import io.relais.persistence.JournalKind;
import io.relais.persistence.sealing.MasterKey;
import io.relais.runtime.app.cluster.ClusterChoice;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the environment decides, read and checked once at the start. What the brand decides stands
 * in its workspace.
 *
 * @param port 0 takes any free one
 * @param managementPort of health and metrics; 0 takes any free one
 * @param journal how turns are written
 * @param masterKeys the first wraps, and the others still unwrap
 */
public record Settings(
    String host,
    int port,
    int managementPort,
    DatabaseChoice database,
    JournalKind journal,
    NodeSettings node,
    List<MasterKey> masterKeys,
    WhatsAppSettings whatsApp,
    GraphSettings graph) {
  /** Fewer than there are shards of them cannot be told apart. */
  private static final int FEWEST_ACTIVE = 100;

  private static final int MOST_ACTIVE = 10_000_000;

  private static final String POSTGRESQL = "jdbc:postgresql:";

  public Settings {
    masterKeys = List.copyOf(masterKeys);
  }

  /** For {@code serve}: everything from the environment. Throws a {@link Failure} line by line. */
  public static Settings read(Map<String, String> variables) {
    var environment = new Environment(variables);
    var settings =
        common(environment, masterKeys(environment), secrets(environment), graph(environment));
    environment.check();
    return settings;
  }

  /** For {@code demo}: the secrets and the Graph API are its own, the rest as for {@code serve}. */
  public static Settings readForDemo(Map<String, String> variables, DemoSecrets secrets) {
    var environment = new Environment(variables);
    var nowhereYet =
        new GraphSettings(URI.create("http://127.0.0.1"), environment.graphVersion(GRAPH_VERSION));
    var settings =
        common(environment, List.of(secrets.masterKey()), secrets.whatsApp(), nowhereYet);
    environment.check();
    return settings;
  }

  /** The folder of everything that this process keeps in files. */
  public static Path dataFolder(Map<String, String> variables) {
    var environment = new Environment(variables);
    var folder = dataFolder(environment);
    environment.check();
    return folder;
  }

  /** What of it a command needs that only looks in. */
  RecordSettings record() {
    return new RecordSettings(database, masterKeys);
  }

  /** The same, but sending to {@code url}. */
  Settings withGraph(URI url) {
    var other = new GraphSettings(url, graph.version());
    return new Settings(
        host, port, managementPort, database, journal, node, masterKeys, whatsApp, other);
  }

  private static Settings common(
      Environment environment,
      List<MasterKey> masterKeys,
      WhatsAppSettings whatsApp,
      GraphSettings graph) {
    int port = environment.port(RELAIS_PORT);
    int managementPort = environment.port(RELAIS_MANAGEMENT_PORT);
    if (port == managementPort && port != 0) {
      environment.problem(RELAIS_MANAGEMENT_PORT, "it equals RELAIS_PORT");
    }
    environment.logLevel(RELAIS_LOG_LEVEL);
    return new Settings(
        environment.text(RELAIS_HOST),
        port,
        managementPort,
        database(environment),
        environment.journal(RELAIS_JOURNAL),
        node(environment),
        masterKeys,
        whatsApp,
        graph);
  }

  static List<MasterKey> masterKeys(Environment environment) {
    return environment.masterKeys(RELAIS_MASTER_KEY, RELAIS_MASTER_KEY_OLD);
  }

  private static WhatsAppSettings secrets(Environment environment) {
    return new WhatsAppSettings(
        environment.secret(WHATSAPP_APP_SECRET),
        environment.secret(WHATSAPP_VERIFY_TOKEN),
        environment.secret(WHATSAPP_ACCESS_TOKEN));
  }

  private static GraphSettings graph(Environment environment) {
    return new GraphSettings(
        environment.httpAddress(GRAPH_URL), environment.graphVersion(GRAPH_VERSION));
  }

  static DatabaseChoice database(Environment environment) {
    var url = environment.find(RELAIS_DB_URL);
    return url.isPresent() ? external(environment, url.get()) : embedded(environment);
  }

  /** A user without a database is a mistyped name somewhere: better said than served embedded. */
  private static DatabaseChoice embedded(Environment environment) {
    for (var orphan : new Variable[] {RELAIS_DB_USER, RELAIS_DB_PASSWORD}) {
      if (environment.find(orphan).isPresent()) {
        environment.problem(orphan, "RELAIS_DB_URL is not set");
      }
    }
    return new DatabaseChoice.Embedded(dataFolder(environment));
  }

  private static DatabaseChoice external(Environment environment, String url) {
    if (!url.startsWith(POSTGRESQL)) {
      environment.problem(RELAIS_DB_URL, "it does not begin with " + POSTGRESQL);
    } else if (url.contains("password=") || url.contains("@")) {
      environment.problem(RELAIS_DB_URL, "it holds credentials, which RELAIS_DB_PASSWORD is for");
    }
    var password = environment.find(RELAIS_DB_PASSWORD).orElse("");
    return new DatabaseChoice.External(url, environment.text(RELAIS_DB_USER), new Secret(password));
  }

  private static NodeSettings node(Environment environment) {
    return new NodeSettings(
        cluster(environment),
        environment.number(RELAIS_ACTIVE_CONVERSATIONS, FEWEST_ACTIVE, MOST_ACTIVE));
  }

  private static ClusterChoice cluster(Environment environment) {
    if (environment.find(RELAIS_CLUSTER_HOST).isEmpty()) {
      if (environment.find(RELAIS_CLUSTER_PORT).isPresent()) {
        environment.problem(RELAIS_CLUSTER_PORT, "RELAIS_CLUSTER_HOST is not set");
      }
      return new ClusterChoice.Alone();
    }
    if (environment.find(RELAIS_DB_URL).isEmpty()) {
      environment.problem(
          RELAIS_CLUSTER_HOST, "RELAIS_DB_URL is not set, and nodes share a database");
    }
    return new ClusterChoice.Shared(
        environment.reachableHost(RELAIS_CLUSTER_HOST), environment.port(RELAIS_CLUSTER_PORT));
  }

  private static Path dataFolder(Environment environment) {
    var text = environment.text(RELAIS_DATA_DIR);
    try {
      return Path.of(text);
    } catch (InvalidPathException malformed) {
      environment.problem(RELAIS_DATA_DIR, "it is \"" + text + "\"");
      return Path.of("");
    }
  }
}
