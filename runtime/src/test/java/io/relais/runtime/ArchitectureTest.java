package io.relais.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows inside the runtime: app to http to conversation to its four leaves, never back. */
class ArchitectureTest {
  private static final String ROOT = "io.relais.runtime";
  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void nobodyKnowsTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("app"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("app"))
        .check(RUNTIME);
  }

  @Test
  void onlyTheWiringKnowsHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("app"), in("http"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("http"))
        .check(RUNTIME);
  }

  @Test
  void conversationsKnowThePortsOfTheirLeavesAndNoChannelBehindThem() {
    noClasses()
        .that()
        .resideInAPackage(in("conversation"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(outside("conversation", "channel", "ai", "calls", "desk")))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".channel.*..", "org.apache.pekko.http..")
        .check(RUNTIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access", "channel", "ai", "calls", "desk"})
  void aLeafKnowsOnlyItself(String leaf) {
    noClasses()
        .that()
        .resideInAPackage(in(leaf))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(outside(leaf)))
        .allowEmptyShould(true)
        .check(RUNTIME);
  }

  @Test
  void aChannelIsKnownByThePortAloneAndChannelsKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".channel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".channel.*..")
        .check(RUNTIME);
    slices().matching(ROOT + ".channel.(*)..").should().notDependOnEachOther().check(RUNTIME);
  }

  @Test
  void theSimulatorStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage(in("simulator"))
        .should()
        .dependOnClassesThat(resideInAPackage("io.relais..").and(outside("simulator")))
        .check(RUNTIME);
    noClasses()
        .that()
        .resideOutsideOfPackages(in("app"), in("simulator"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("simulator"))
        .check(RUNTIME);
  }

  @Test
  void aDecisionCannotReachAnActorAClockOrAConnection() {
    noClasses()
        .that()
        .haveNameMatching(".*\\.conversation\\.ConversationLogic.*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..", "java.sql..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, InstantSource.class, Thread.class)
        .check(RUNTIME);
  }

  @Test
  void sqlIsPersistencesMatter() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "slick..", "org.postgresql..")
        .check(RUNTIME);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(RUNTIME);
    slices().matching(ROOT + ".simulator.(*)..").should().beFreeOfCycles().check(RUNTIME);
  }

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }

  private static DescribedPredicate<JavaClass> outside(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = in(names[i]);
    }
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }
}
