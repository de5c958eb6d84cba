package io.relais.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The record of what happened is read without the rules that decided it. */
class ArchitectureTest {
  private static final JavaClasses PERSISTENCE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.relais.persistence");

  @Test
  void replayNeedsNeitherTheEngineNorThatDaysYaml() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.relais.flows.engine..",
            "io.relais.flows.yaml..",
            "io.relais.flows.lint..",
            "io.relais.flows.expr..",
            "io.relais.flows.bundle..",
            "dev.cel..",
            "org.snakeyaml..")
        .check(PERSISTENCE);
  }

  @Test
  void theRecordKnowsNothingOfWhoKeepsIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.relais.runtime..", "org.apache.pekko.http..")
        .check(PERSISTENCE);
  }

  @Test
  void whatHappenedIsEvolvedWithoutActorsOrDatabases() {
    noClasses()
        .that()
        .haveNameMatching(
            "io\\.relais\\.persistence\\.(Conversation(State|Event).*|Pending.*|Seen.*)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..", "java.sql..", "javax.sql..", "slick..")
        .check(PERSISTENCE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.relais.persistence.(*)..").should().beFreeOfCycles().check(PERSISTENCE);
  }
}
