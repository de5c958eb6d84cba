package io.relais.flows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The rules of a conversation are pure: what they decide follows from what they are given. */
class ArchitectureTest {
  private static final JavaClasses FLOWS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.relais.flows");

  /** Methods that answer differently each time they are asked. */
  private static final Set<String> NOW_OR_CHANCE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.time.Clock.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.InstantSource.system",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID");

  @Test
  void flowsKnowNothingOfActorsDatabasesNetworksOrTheOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.pekko..",
            "scala..",
            "java.sql..",
            "javax.sql..",
            "java.net.http..",
            "java.nio.channels..",
            "org.slf4j..",
            "io.relais.persistence..",
            "io.relais.runtime..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(.*Socket.*|URL|.*Connection|Inet.*)")
        .check(FLOWS);
  }

  @Test
  void timeAndChanceAreParameters() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("they read a clock or throw dice", this::readsNowOrChance))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            Random.class, SplittableRandom.class, SecureRandom.class, ThreadLocalRandom.class)
        .check(FLOWS);
  }

  private boolean readsNowOrChance(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    boolean now =
        owner.startsWith("java.time.")
            && call.getName().equals("now")
            && call.getTarget().getRawParameterTypes().isEmpty();
    return now || NOW_OR_CHANCE.contains(owner + "." + call.getName());
  }

  @Test
  void aTurnTouchesNoFileAndStartsNoThread() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.relais.flows",
            "io.relais.flows.engine..",
            "io.relais.flows.answer..",
            "io.relais.flows.expr..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(File.class, Thread.class)
        .check(FLOWS);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.relais.flows.(*)..").should().beFreeOfCycles().check(FLOWS);
  }
}
