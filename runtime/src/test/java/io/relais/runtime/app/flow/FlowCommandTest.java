package io.relais.runtime.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.flows.json.FlowJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

class FlowCommandTest {
  private static final Path BRAND = Path.of("..", "flows", "brands", "maison-lumen");

  @TempDir Path dir;

  /** The root of the command line, which brings --help to all below it. */
  @Command(name = "relais", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT)
  private static final class Root {}

  private record Ran(int status, String out, String err) {}

  private static Ran run(String typed, Object... arguments) {
    var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine line = new CommandLine(new Root()).addSubcommand(new FlowCommand(in));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words =
        Stream.concat(Stream.of("flow"), Stream.of(arguments).map(Object::toString))
            .toArray(String[]::new);
    return new Ran(line.execute(words), out.toString(), err.toString());
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : List.of("check", "test", "chat", "read")) {
      Ran ran = run("", command, "--help");

      assertThat(ran.status()).isZero();
      assertThat(ran.out())
          .contains("Usage: relais flow " + command, "Exit status:", "2   wrong usage");
    }
  }

  @Test
  void theDemoBrandIsFine() {
    assertThat(run("", "check", BRAND))
        .isEqualTo(new Ran(0, "Fine: 2 flows of Maison Lumen\n", ""));
    assertThat(json(run("", "check", BRAND, "--json"))).isEmpty();
  }

  @Test
  void aProblemIsShownInItsLineAndEndsWithOne() throws IOException {
    damage("flows/sav.flow.yaml", "next: numero}", "next: numro}");

    Ran ran = run("", "check", dir);

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("error E02 (step accueil): Expected ")
        .containsPattern("\\| +suivi: +.*next: numro}\\n +\\| +\\^\\n")
        .contains("did you mean `numero`?")
        .endsWith("1 error\n");
    JsonNode problem = json(run("", "check", "--json", dir)).path(0);
    assertThat(problem.path("code").asText()).isEqualTo("E02");
    assertThat(problem.path("severity").asText()).isEqualTo("error");
    assertThat(problem.path("file").asText()).isEqualTo("flows/sav.flow.yaml");
    assertThat(problem.path("line").asInt()).isPositive();
  }

  @Test
  void aFolderThatIsNoWorkspaceIsWrongUsage() {
    assertThat(run("", "check", dir.resolve("nowhere")).status()).isEqualTo(2);
    assertThat(run("", "test", dir).err()).contains("Expected a workspace with a brand.yaml, but ");
    assertThat(run("", "chat", dir).status()).isEqualTo(2);
    assertThat(run("", "check").err()).contains("but the current folder has none");
    assertThat(run("", "check", BRAND, "--strict").status()).isEqualTo(2);
  }

  @Test
  void theTranscriptsOfTheDemoBrandPass() {
    Ran ran = run("", "test", BRAND);

    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("tests/sav.test.yaml\n  ok    une commande")
        .contains(" passed, 0 failed");
    JsonNode json = json(run("", "test", BRAND, "--json"));
    assertThat(json.path("failed").asInt()).isZero();
    assertThat(json.path("cases").size()).isEqualTo(json.path("passed").asInt()).isGreaterThan(10);
  }

  @Test
  void aTextThatChangedFailsItsTranscript() throws IOException {
    damage("flows/sav.flow.yaml", "Merci et à très bientôt", "Merci et à bientôt");

    Ran ran = run("", "test", dir);
    JsonNode json = json(run("", "test", dir, "--json"));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("  FAIL  une commande, un numéro corrigé, puis au revoir\n        | ")
        .contains("tests/sav.test.yaml:", "^ here they part", "1 failed");
    assertThat(json.path("failed").asInt()).isEqualTo(1);
    assertThat(json.path("cases").findValuesAsText("message").getFirst()).startsWith("Expected\n");
  }

  @Test
  void aTestThatFailsShowsWhatWasExpectedBesideWhatCame() throws IOException {
    damage("flows/sav.flow.yaml", "Merci et à très bientôt", "Merci et à bientôt");

    assertThat(run("", "test", dir).out())
        .contains(
            "      - bot: \"Merci et à très bientôt chez Maison Lumen ✨\"",
            "      + bot: \"Merci et à bientôt chez Maison Lumen ✨\"  # sav.merci");
  }

  @Test
  void everyCaseIsHeldInEveryLanguageOnRequest() {
    Ran all = run("", "test", BRAND, "--locale", "all");
    JsonNode english = json(run("", "test", BRAND, "--locale", "en", "--json"));

    assertThat(all.status()).as(all.out()).isZero();
    assertThat(all.out())
        .contains("  ok    une commande expédiée\n  ok    une commande expédiée (en)\n");
    assertThat(english.path("failed").asInt()).isZero();
    assertThat(english.path("cases").findValuesAsText("locale")).isNotEmpty().containsOnly("en");
    assertThat(run("", "test", BRAND, "--locale", "de").err())
        .contains("Expected a language of the brand (fr, en) or all, but found de");
  }

  @Test
  void coverageIsATableAndJson() {
    Ran table = run("", "test", BRAND, "--coverage");
    JsonNode json = json(run("", "test", BRAND, "--coverage", "--json")).path("coverage");

    assertThat(table.status()).isZero();
    assertThat(table.out())
        .containsPattern("steps +outcomes +edges\\n")
        .containsPattern("sav +\\d+/\\d+ +\\d+% ")
        .containsPattern("  en +\\d+/\\d+ ")
        .containsPattern("all flows +\\d+/\\d+ ")
        .containsPattern(
            "flows/sav.flow.yaml:\\d+:\\d+: outcome without a test: defaults undelivered");
    assertThat(json.path("steps").path("covered").asInt()).isPositive();
    JsonNode sav = json.path("flows").get(1);
    assertThat(sav.path("flow").asText()).isEqualTo("sav");
    assertThat(sav.path("locales").path("fr").path("edges").path("total").asInt())
        .isEqualTo(sav.path("edges").path("total").asInt())
        .isPositive();
    assertThat(sav.path("missing").findValuesAsText("name"))
        .contains("defaults undelivered", "defaults undelivered -> fin");
  }

  @Test
  void whatTheBotSaysNowIsWrittenIntoTheTests() throws IOException {
    damage("flows/sav.flow.yaml", "Merci et à très bientôt", "Merci et à bientôt");
    String before = Files.readString(dir.resolve("tests/sav.test.yaml"));

    Ran ran = run("", "test", dir, "--update");

    assertThat(ran.status()).as(ran.out()).isZero();
    assertThat(ran.out()).startsWith("tests/sav.test.yaml: 1 change written\n");
    assertThat(dir.resolve("tests/sav.test.yaml"))
        .hasContent(before.replace("Merci et à très bientôt", "Merci et à bientôt"));
    assertThat(json(run("", "test", dir, "--update", "--json")).path("updated")).isEmpty();
  }

  @Test
  void flowsWithErrorsAreNotTestedButReported() throws IOException {
    damage("flows/sav.flow.yaml", "next: numero}", "next: numro}");

    assertThat(run("", "test", dir).status()).isEqualTo(1);
    assertThat(run("", "test", dir).out())
        .contains("E02", "Expected flows without errors to test, but there are 1 error");
    assertThat(json(run("", "test", dir, "--json")).path("problems")).hasSize(1);
    assertThat(run("bonjour\n", "chat", dir).status()).isEqualTo(1);
  }

  @Test
  void aChatGoesThroughAPipe() {
    Ran ran =
        run(
            """
            bonjour
            /tap 1
            euh
            /state
            /advance 31m
            /tap 9
            /advance soon
            /dance
            /quit
            bonjour
            """,
            "chat",
            BRAND,
            "--now",
            "2026-11-23T10:00",
            "--name",
            "Inès Martin");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains(
            "> bonjour\n< Vous échangez avec l'assistant",
            "< Bonjour Inès 👋",
            "    1. Suivre ma commande  (suivi)\n")
        .contains("> [Suivre ma commande]\n< Quel est votre numéro de commande ?")
        .contains("> euh\n< Je ne le reconnais pas", "\"step\" : \"numero\"", "\"misses\" : 1")
        .contains("~ Mon 23 Nov 2026 10:30:00: the time is over\n< Je reste à votre disposition")
        .contains("! Expected an option from 1 to 3 or an id, but there is no 9")
        .contains("! Expected a time such as /advance 30m, 12h or 7d, but found soon")
        .contains("! Expected a command, but there is no /dance")
        .doesNotContain("> bonjour\n  (the bot");
  }

  @Test
  void aChatCanBeginInAnotherLanguageOrFlow() {
    assertThat(run("?\n", "chat", BRAND, "--locale", "en").out())
        .contains("< Hello and welcome 👋");
    assertThat(run("?\n", "chat", BRAND, "--flow", "humain").out())
        .contains("< Nos conseillers vous répondent", "(no flow is open any more)");
    assertThat(run("", "chat", BRAND, "--flow", "humin").err()).contains("did you mean `humain`?");
    assertThat(run("", "chat", BRAND, "--locale", "de").status()).isEqualTo(2);
    assertThat(run("", "chat", BRAND, "--now", "noon").status()).isEqualTo(2);
  }

  private static JsonNode json(Ran ran) {
    return FlowJson.read(ran.out(), JsonNode.class);
  }

  /** A copy of the demo brand with one text changed. */
  private void damage(String file, String from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(BRAND)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        Path copy = dir.resolve(BRAND.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
    String text = Files.readString(dir.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(dir.resolve(file), text.replace(from, to));
  }
}
