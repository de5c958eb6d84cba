package io.relais.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

final class RelaisCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "simulator", "database", "flow", "dead-letter", "keys"})
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: relais " + command);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theHelpOfServeDocumentsEveryVariable() {
    run("serve", "--help");

    var help = out.toString().replaceAll("\\s+", " ");
    for (var variable : Variable.values()) {
      assertThat(help).contains(variable.name()).contains(variable.meaning());
    }
  }

  @Test
  void theHelpOfRelaisListsItsCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("demo", "serve", "simulator", "database", "flow", "dead-letter", "keys");
  }

  @Test
  void theVersionNamesRelaisAndItsJava() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("relais ").contains("Java " + Runtime.version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "serve", "serve --nonsense", "simulator --port=many"})
  void wrongUsageIsStatus2(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFaultThatDoesNotExistIsWrongUsage() {
    var secrets = Map.of("WHATSAPP_APP_SECRET", "a", "WHATSAPP_ACCESS_TOKEN", "b");

    assertThat(run(secrets, "simulator", "--fault=earthquake=0.5")).isEqualTo(2);
    assertThat(err.toString()).contains("'earthquake'");
  }

  @Test
  void aSimulatorOnATakenPortIsAFailureOfOneLine() throws IOException {
    var secrets = Map.of("WHATSAPP_APP_SECRET", "a", "WHATSAPP_ACCESS_TOKEN", "b");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThat(run(secrets, "simulator", "--port=" + port)).isEqualTo(1);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .startsWith("relais: Expected to listen on 127.0.0.1:" + port);
    }
  }

  @Test
  void serveNamesEverySecretThatIsMissing() {
    assertThat(run("serve", "--workspace=nowhere")).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(4)
        .allMatch(line -> line.matches("relais: [A-Z_]+: expected .*, but it is not set.*"));
  }

  @Test
  void whatNobodyExpectedIsOneLineWithoutAStackTrace() {
    assertThat(run("broken")).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("relais: unexpected: java.lang.IllegalStateException: first line.")
        .endsWith("Set RELAIS_LOG_LEVEL=DEBUG to see where.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "serve --help", "flow --help", "--version"})
  void aShortCommandLoadsNeitherActorsNorADatabase(String line, @TempDir Path folder)
      throws IOException, InterruptedException {
    var loaded = folder.resolve("classes");
    var log = "-Xlog:class+load:file=" + loaded;
    try (var process = RelaisProcess.start(List.of(log), Map.of(), line.split(" "))) {
      assertThat(process.awaitExit(Patience.LIMIT)).isZero();
    }

    try (var lines = Files.lines(loaded)) {
      assertThat(lines)
          .anyMatch(entry -> entry.contains("io.relais.runtime.app.RelaisCommand"))
          .noneMatch(entry -> entry.contains("] org.apache.pekko"))
          .noneMatch(entry -> entry.contains("] scala."))
          .noneMatch(entry -> entry.contains("] com.zaxxer"))
          .noneMatch(entry -> entry.contains("] ch.qos.logback"));
    }
  }

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    var line = RelaisCommand.commandLine(environment);
    line.addSubcommand(new Broken());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Command(name = "broken")
  private static final class Broken implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("first line\nsecond line");
    }
  }
}
