package io.relais.flows.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One planted fault is one diagnostic, and none hides another. */
class ManyFaultsTest {
  private static final Path FAULTS = Path.of("src/test/resources/faults");

  /** A sound flow of which tests break one place. */
  private static final String SOUND =
      """
      flow: sound
      locale: fr
      data:
        nom: text
        age: int
      defaults:
        timeout: 30m
        on: {timeout: fin, invalid: aide, undelivered: fin}
      start: accueil
      steps:
        accueil:
          menu: "Bonjour"
          options:
            oui: {label: "Oui", next: nom}
            non: {label: "Non", next: fin}
        nom:
          ask: "Votre nom ?"
          as: text
          into: nom
          next: age
        age:
          ask: "Votre âge ?"
          as: int
          into: age
          next: [{if: "age == 18", to: majeur}, {else: fin}]
        majeur:
          say: "Bienvenue ${nom}"
          next: aide
        aide:
          run: humain
          next: fin
        fin: {end: done}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ten", "broken"})
  void everyPlantedFaultIsFoundInOneRunAndNothingElse(String name) throws IOException {
    String file = name + ".flow.yaml";
    Sources sources =
        Flows.workspace(Map.of("flows/" + file, Files.readString(FAULTS.resolve(file))));

    List<Diagnostic> found = Workspace.load(sources).diagnostics();

    assertThat(found.stream().map(Expectations::shown))
        .containsExactlyElementsOf(Expectations.in(sources));
    assertThat(found).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void theSoundFlowIsSound() {
    assertThat(Flows.problems("sound", SOUND)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "next: nom}|next: nmo}|E02 14:33",
        "next: nom}|next: ailleurs}|E02 14:33",
        "next: nom}|netx: nom}|E01 14:27",
        "label: \"Oui\", next: nom|labl: \"Oui\", next: nom|E01 14:13",
        "label: \"Oui\", next: nom|label: 5, next: nom|E01 14:20",
        "oui: {label: \"Oui\", next: nom}|oui: [nom]|E01 14:12",
        "say: \"Bienvenue ${nom}\"|say: \"Bienvenue ${nom\"|E01 27:21",
        "say: \"Bienvenue ${nom}\"|say: [Bienvenue]|E01 27:10",
        "say: \"Bienvenue ${nom}\"|say: \"Bienvenue|E01 27:10",
        "say: \"Bienvenue ${nom}\"|tell: \"Bienvenue ${nom}\"|E01 27:5",
        "say: \"Bienvenue ${nom}\"|answer: \"Bienvenue ${nom}\"|E01 27:5",
        "say: \"Bienvenue ${nom}\"|say: \"A\", wait: 5m|E01 27:13",
        "  nom: text|  nom: txt|E01 4:8",
        "  nom: text|  nom: image|E01 4:8",
        "  nom: text|  nom: [text]|E01 4:8",
        "data:|dta:|E01 3:1",
        "start: accueil|start: acueil|E02 9:8",
        "start: accueil|begin: accueil|E01 9:1",
        "timeout: 30m|timeout: bientôt|E01 7:12",
        "on: {timeout|no: {timeout|E01 8:3",
        "on: {timeout|on: {timeuot|E01 8:8",
        "as: int|as: itn|E01 23:9",
        "as: int|as: image|E01 23:9",
        "into: age|into: ages|E08 24:11",
        "{if: \"age == 18\", to: majeur}|{if: \"age == 18\", ot: majeur}|E01 25:30",
        "{if: \"age == 18\", to: majeur}|{if: \"age ==\", to: majeur}|E09 25:24",
        "{if: \"age == 18\", to: majeur}|majeur|E01 25:12",
        ", {else: fin}||E04 25:11",
        "{else: fin}|{esle: fin}|E01 25:44",
        "run: humain|run: humin|E02 30:10",
        "run: humain|run: plugin.crm|E01 30:10",
        "start: accueil|start: resume|E01 9:8",
        "next: aide|goto: aide|E01 28:5",
        "{end: done}|{end: fini}|E02 32:14",
        "{end: done}|fini|E01 32:8",
        "locale: fr|locale: french|E01 2:9",
        "flow: sound|flow: sonud|E01 1:7",
      })
  void oneFaultIsOneDiagnostic(String sound, String broken, String expected) {
    String flow = SOUND.replace(sound, broken == null ? "" : broken);

    List<Diagnostic> found = Flows.problems("sound", flow);

    assertThat(found.stream().map(d -> shown(d))).as(found.toString()).containsExactly(expected);
  }

  private static String shown(Diagnostic diagnostic) {
    return diagnostic.code() + " " + diagnostic.at().line() + ":" + diagnostic.at().column();
  }

  /** The demo brand is bilingual: what breaks a flow must not be told again by its translation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "  attente:|  attentte:|E02",
        "  hors_delai:|  hors_delais:|E02",
        "also: [en]|also: []|E14",
        "  attente:⏎    wait: 20h|  attente:⏎    # wait: 20h|E01",
        "as: date|as: dat|E01",
        "    check:|    chekc:|E01",
        "say: \"Cette date n'est pas encore passée.\"|say: 5|E01",
        "    next: [{if: \"received <|    # next: [{if: \"received <|E01",
        "      taille: \"La taille ne va pas\"|      taille: [La taille ne va pas]|E01",
        "merci:⏎    say:|merci:⏎    sya:|E01",
        "  merci:⏎    say: \"|  merci:⏎    say: |E01",
      })
  void oneFaultOfATranslatedFlowIsOneDiagnostic(String sound, String broken, String code)
      throws IOException {
    Map<String, String> files = new TreeMap<>(Sources.of(Path.of("brands/maison-lumen")).files());
    files.computeIfPresent(
        "flows/sav.flow.yaml", (_, text) -> text.replace(lines(sound), lines(broken)));

    List<Diagnostic> found = Workspace.load(new Sources(files)).diagnostics();

    assertThat(found).extracting(Diagnostic::code).as(found.toString()).containsExactly(code);
  }

  private static String lines(String written) {
    return written.replace("⏎", "\n");
  }

  @Test
  void aFileThatIsNoYamlHidesNoProblemOfOtherFiles() {
    String other = SOUND.replace("flow: sound", "flow: other").replace("run: humain", "run: sound");
    Sources sources =
        Flows.workspace(
            Map.of(
                "flows/sound.flow.yaml",
                "}{",
                "flows/other.flow.yaml",
                other.replace("next: nom}", "next: nmo}")));

    List<Diagnostic> found = Workspace.load(sources).diagnostics();

    assertThat(found.stream().map(Expectations::shown))
        .containsExactly("E02 flows/other.flow.yaml:14:33", "E01 flows/sound.flow.yaml:1:1");
  }

  @Test
  void aBrandThatIsNoYamlHidesNoProblemOfFlows() {
    Sources sources =
        Flows.workspace(
            Map.of(
                "brand.yaml", "brand: [",
                "flows/humain.flow.yaml",
                    "flow: humain\nlocale: fr\nstart: a\nsteps: {a: {end: done}}",
                "flows/sound.flow.yaml", SOUND.replace("next: nom}", "next: nmo}")));

    List<Diagnostic> found = Workspace.load(sources).diagnostics();

    assertThat(found).hasSize(2);
    assertThat(found.getFirst().at().file()).isEqualTo("brand.yaml");
    assertThat(found.getLast().code()).isEqualTo("E02");
  }
}
