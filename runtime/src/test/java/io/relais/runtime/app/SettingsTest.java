package io.relais.runtime.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.relais.persistence.sealing.MasterKey;
import io.relais.runtime.app.cluster.ClusterChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final String MASTER_KEY = "sTEJwShBcWRXXGHVbhu8QHmSTyLL0VHtNlVgfiC9W4w=";
  private static final String OLD_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String OLDER_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

  private static final Map<String, String> SECRETS =
      Map.of(
          "RELAIS_MASTER_KEY", MASTER_KEY,
          "WHATSAPP_APP_SECRET", "signing-key",
          "WHATSAPP_VERIFY_TOKEN", "handshake",
          "WHATSAPP_ACCESS_TOKEN", "bearer");

  @Test
  void theSecretsAreAllThatServeNeeds() {
    var settings = Settings.read(SECRETS);

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.managementPort()).isEqualTo(9090);
    assertThat(settings.database()).isEqualTo(new DatabaseChoice.Embedded(Path.of("data")));
    assertThat(settings.node()).isEqualTo(new NodeSettings(new ClusterChoice.Alone(), 100_000));
    assertThat(settings.graph())
        .isEqualTo(new GraphSettings(URI.create("https://graph.facebook.com"), "v25.0"));
    assertThat(settings.whatsApp().appSecret().reveal()).isEqualTo("signing-key");
    assertThat(settings.whatsApp().verifyToken().reveal()).isEqualTo("handshake");
    assertThat(settings.whatsApp().accessToken().reveal()).isEqualTo("bearer");
    assertThat(settings.masterKeys()).containsExactly(MasterKey.parse(MASTER_KEY));
  }

  @Test
  void everyVariableIsRead() {
    var settings =
        Settings.read(
            with(
                Map.ofEntries(
                    entry("RELAIS_HOST", "0.0.0.0"),
                    entry("RELAIS_PORT", "80"),
                    entry("RELAIS_MANAGEMENT_PORT", "0"),
                    entry("RELAIS_DB_URL", "jdbc:postgresql://db:5432/relais?ssl=true"),
                    entry("RELAIS_DB_USER", "relais"),
                    entry("RELAIS_DB_PASSWORD", "pw"),
                    entry("RELAIS_MASTER_KEY_OLD", OLD_KEY + ", " + OLDER_KEY),
                    entry("RELAIS_CLUSTER_HOST", "10.0.0.7"),
                    entry("RELAIS_CLUSTER_PORT", "7000"),
                    entry("RELAIS_ACTIVE_CONVERSATIONS", "5000"),
                    entry("GRAPH_URL", "http://localhost:7070/"),
                    entry("GRAPH_VERSION", "v26.0"))));

    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(80);
    assertThat(settings.managementPort()).isZero();
    assertThat(settings.database())
        .isEqualTo(
            new DatabaseChoice.External(
                "jdbc:postgresql://db:5432/relais?ssl=true", "relais", new Secret("pw")));
    assertThat(settings.masterKeys())
        .containsExactly(
            MasterKey.parse(MASTER_KEY), MasterKey.parse(OLD_KEY), MasterKey.parse(OLDER_KEY));
    assertThat(settings.node())
        .isEqualTo(new NodeSettings(new ClusterChoice.Shared("10.0.0.7", 7000), 5000));
    assertThat(settings.graph())
        .isEqualTo(new GraphSettings(URI.create("http://localhost:7070"), "v26.0"));
  }

  @Test
  void allProblemsAreToldAtOnceEachNamingItsVariable() {
    var failure =
        failure(
            Map.of(
                "RELAIS_PORT", "eighty",
                "RELAIS_MANAGEMENT_PORT", "65536",
                "RELAIS_DB_URL", "mysql://db",
                "GRAPH_URL", "graph.facebook.com",
                "GRAPH_VERSION", "25",
                "RELAIS_LOG_LEVEL", "chatty"));

    assertThat(failure.lines())
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactlyInAnyOrder(
            "RELAIS_PORT",
            "RELAIS_MANAGEMENT_PORT",
            "RELAIS_DB_URL",
            "RELAIS_DB_USER",
            "RELAIS_MASTER_KEY",
            "WHATSAPP_APP_SECRET",
            "WHATSAPP_VERIFY_TOKEN",
            "WHATSAPP_ACCESS_TOKEN",
            "GRAPH_URL",
            "GRAPH_VERSION",
            "RELAIS_LOG_LEVEL");
    assertThat(failure.lines()).allMatch(line -> line.contains("expected "));
  }

  @Test
  void aProblemSaysWhatWasFoundAndWhatToDo() {
    assertThat(failure(with(Map.of("RELAIS_PORT", "eighty"))))
        .hasMessage(
            "RELAIS_PORT: expected the port of the webhook, from 0 to 65535, but it is \"eighty\"."
                + " Choose a free port; 0 takes any free one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "80.0", "99999999999"})
  void aPortIsANumberFrom0To65535(String port) {
    assertThat(failure(with(Map.of("RELAIS_PORT", port)))).hasMessageStartingWith("RELAIS_PORT");
  }

  @Test
  void bothServersMayNotHaveOnePort() {
    assertThat(failure(with(Map.of("RELAIS_PORT", "7000", "RELAIS_MANAGEMENT_PORT", "7000"))))
        .hasMessageStartingWith("RELAIS_MANAGEMENT_PORT")
        .hasMessageContaining("equals RELAIS_PORT");
    assertThat(Settings.read(with(Map.of("RELAIS_PORT", "0", "RELAIS_MANAGEMENT_PORT", "0"))))
        .extracting(Settings::port)
        .isEqualTo(0);
  }

  @Test
  void aVariableSetToNothingCountsAsUnset() {
    assertThat(Settings.read(with(Map.of("RELAIS_PORT", " "))).port()).isEqualTo(8080);
    assertThat(failure(with(Map.of("WHATSAPP_APP_SECRET", ""))))
        .hasMessageStartingWith("WHATSAPP_APP_SECRET")
        .hasMessageContaining("it is not set");
  }

  @Test
  void aMissingMasterKeyIsToldWithTheCommandThatMakesOne() {
    assertThat(failure(with(Map.of("RELAIS_MASTER_KEY", ""))))
        .hasMessageStartingWith("RELAIS_MASTER_KEY: expected ")
        .hasMessageContainingAll("but it is not set", "openssl rand -base64 32");
  }

  @ParameterizedTest
  @CsvSource({
    "RELAIS_MASTER_KEY, AAAA, it holds 3 bytes instead of 32",
    "RELAIS_MASTER_KEY, s3cret!, it is not base64",
    "RELAIS_MASTER_KEY_OLD, s3cret!, it is not base64",
    "RELAIS_MASTER_KEY_OLD, 's3crets3,s3cret!', it is not base64"
  })
  void aMasterKeyThatIsNoneIsRefusedAndNotRepeated(String variable, String text, String problem) {
    assertThat(failure(with(Map.of(variable, text))))
        .hasMessageStartingWith(variable + ": expected ")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELAIS_DB_USER", "RELAIS_DB_PASSWORD"})
  void credentialsWithoutADatabaseAreAMistake(String variable) {
    assertThat(failure(with(Map.of(variable, "x"))))
        .hasMessageStartingWith(variable)
        .hasMessageContaining("RELAIS_DB_URL is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/relais?user=u&password=hunter2",
    "jdbc:postgresql://u:hunter2@db/relais"
  })
  void aPasswordInTheAddressIsRefusedAndNotRepeated(String url) {
    assertThat(failure(with(Map.of("RELAIS_DB_URL", url, "RELAIS_DB_USER", "u"))))
        .hasMessageStartingWith("RELAIS_DB_URL")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void aPasswordInTheGraphAddressIsRefusedAndNotRepeated() {
    assertThat(failure(with(Map.of("GRAPH_URL", "https://me:hunter2@graph.facebook.com"))))
        .hasMessageStartingWith("GRAPH_URL")
        .message()
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.7:17355", "two words", "-"})
  void otherNodesMustBeAbleToUseTheAddressOfTheCluster(String host) {
    assertThat(failure(with(shared(Map.of("RELAIS_CLUSTER_HOST", host)))))
        .hasMessageStartingWith("RELAIS_CLUSTER_HOST: expected the address of this machine")
        .hasMessageContaining("it is \"" + host + "\"");
  }

  @Test
  void nodesShareADatabase() {
    assertThat(failure(with(Map.of("RELAIS_CLUSTER_HOST", "10.0.0.7"))))
        .hasMessageStartingWith("RELAIS_CLUSTER_HOST")
        .hasMessageContaining("RELAIS_DB_URL is not set");
  }

  @Test
  void aPortForOtherNodesWithoutAnAddressForThemIsAMistake() {
    assertThat(failure(with(Map.of("RELAIS_CLUSTER_PORT", "7000"))))
        .hasMessageStartingWith("RELAIS_CLUSTER_PORT")
        .hasMessageContaining("RELAIS_CLUSTER_HOST is not set");
    assertThat(failure(with(shared(Map.of("RELAIS_CLUSTER_PORT", "many")))))
        .hasMessageStartingWith("RELAIS_CLUSTER_PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "10000001", "-5", "all"})
  void conversationsInMemoryAreNeitherFewNorUnlimited(String number) {
    assertThat(failure(with(Map.of("RELAIS_ACTIVE_CONVERSATIONS", number))))
        .hasMessageStartingWith("RELAIS_ACTIVE_CONVERSATIONS")
        .hasMessageContaining("it is \"" + number + "\"");
  }

  @Test
  void noSecretIsPrinted() {
    var external =
        Map.of(
            "RELAIS_DB_URL", "jdbc:postgresql://db/relais?sslmode=require",
            "RELAIS_DB_USER", "u",
            "RELAIS_DB_PASSWORD", "hunter2");
    var settings = Settings.read(with(external));

    assertThat(settings.toString())
        .doesNotContain("signing-key", "handshake", "bearer", "hunter2", MASTER_KEY);
    assertThat(settings.database().describe()).isEqualTo("jdbc:postgresql://db/relais");
  }

  @Test
  void theDemoBringsItsOwnSecretsAndKeepsItsDataTogether() {
    var whatsApp = new WhatsAppSettings(new Secret("a"), new Secret("b"), new Secret("c"));
    var own = new DemoSecrets(whatsApp, MasterKey.parse(OLD_KEY));

    var settings = Settings.readForDemo(Map.of("RELAIS_DATA_DIR", "/srv/demo"), own);

    assertThat(settings.whatsApp()).isEqualTo(whatsApp);
    assertThat(settings.masterKeys()).containsExactly(own.masterKey());
    assertThat(settings.database()).isEqualTo(new DatabaseChoice.Embedded(Path.of("/srv/demo")));
    assertThat(Settings.dataFolder(Map.of("RELAIS_DATA_DIR", "/srv/demo")))
        .isEqualTo(Path.of("/srv/demo"));
  }

  private static Map<String, String> shared(Map<String, String> more) {
    var all = new HashMap<>(Map.of("RELAIS_CLUSTER_HOST", "10.0.0.7"));
    all.put("RELAIS_DB_URL", "jdbc:postgresql://db/relais");
    all.put("RELAIS_DB_USER", "relais");
    all.putAll(more);
    return all;
  }

  private static Failure failure(Map<String, String> variables) {
    var failure = catchThrowableOfType(Failure.class, () -> Settings.read(variables));
    assertThat(failure).as("failure of reading %s", variables.keySet()).isNotNull();
    return failure;
  }

  private static Map<String, String> with(Map<String, String> more) {
    var all = new HashMap<>(SECRETS);
    all.putAll(more);
    return all;
  }
}
