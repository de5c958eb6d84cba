package io.relais.runtime.access;

import static io.relais.runtime.Patience.eventually;
import static io.relais.runtime.access.AccessRig.PASSWORD;
import static io.relais.runtime.access.AccessRig.await;
import static io.relais.runtime.access.AccessRig.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.audit.AuditActor;
import io.relais.persistence.audit.AuditRow;
import io.relais.runtime.access.Argon2id.Cost;
import io.relais.runtime.access.SignInResult.Refused;
import io.relais.runtime.access.SignInResult.TooMany;
import io.relais.runtime.access.SignInResult.Welcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInIT {
  private static final String WRONG = "quatre mots pris au marché";

  private static AccessRig rig;

  @BeforeAll
  static void open() {
    rig = new AccessRig();
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Test
  void whoKnowsTheirPasswordIsIn() {
    var ines = rig.person("ines");

    var welcome = (Welcome) rig.signIn(" INES ", PASSWORD);

    assertThat(welcome.account().id()).isEqualTo(ines.id());
    var found = await(rig.access().sessions().find(welcome.session())).orElseThrow();
    assertThat(found.account().login()).isEqualTo("ines");
    assertThat(found.session().network()).isEqualTo("203.0.113.0/24");
    assertThat(welcome.toString()).doesNotContain(welcome.session().text());
    assertThat(entries("sign-in", ines.id()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.actor()).isEqualTo(ines.id());
              assertThat(row.outcome()).isEqualTo("done");
              assertThat(row.reason()).isEqualTo("password");
            });
  }

  @Test
  void whoIsNotKnownIsAnsweredAfterTheSameWorkAsWhoIs() {
    rig.person("known");
    rig.stranger("without-password");
    var disabled = rig.person("disabled");
    await(rig.access().people().disable(disabled, AuditActor.COMMAND));

    for (String login :
        List.of(
            "known",
            "without-password",
            "disabled",
            "nobody",
            "",
            "a\u0000b",
            "a\ud800b",
            "x".repeat(60_000),
            "' OR 1=1 --")) {
      long before = rig.hashes();

      assertThat(rig.signIn(login, WRONG)).as(login).isEqualTo(new Refused());

      assertThat(rig.hashes() - before).as("hashes for " + login).isEqualTo(1);
    }
    assertThat(rig.signIn("disabled", PASSWORD)).isEqualTo(new Refused());
  }

  @Test
  void aNameIsLockedAfterFiveFailuresWhetherOrNotItIsAnAccounts() {
    rig.person("lea");

    for (String login : List.of("lea", "lea-who-is-not-there")) {
      for (int i = 0; i <= Lockout.FREE; i++) {
        assertThat(rig.signIn(login, WRONG)).isEqualTo(new Refused());
      }
      assertThat(rig.signIn(login, PASSWORD)).isEqualTo(new TooMany(Lockout.SHORTEST));
    }
  }

  @Test
  void aLockedNameIsFreeAgainAndASuccessBeginsAnew() {
    rig.person("tom");
    for (int i = 0; i <= Lockout.FREE; i++) {
      rig.signIn("tom", WRONG);
    }
    long hashes = rig.hashes();
    assertThat(rig.signIn("tom", PASSWORD)).isInstanceOf(TooMany.class);
    assertThat(rig.hashes()).as("nobody looked").isEqualTo(hashes);

    rig.clock.advance(Lockout.SHORTEST);
    assertThat(rig.signIn("tom", WRONG)).isEqualTo(new Refused());
    assertThat(rig.signIn("tom", PASSWORD))
        .isEqualTo(new TooMany(Lockout.SHORTEST.multipliedBy(2)));

    rig.clock.advance(Lockout.SHORTEST.multipliedBy(2));
    assertThat(rig.signIn("tom", PASSWORD)).isInstanceOf(Welcome.class);
    assertThat(rig.signIn("tom", WRONG)).isEqualTo(new Refused());
    assertThat(rig.signIn("tom", PASSWORD)).isInstanceOf(Welcome.class);
  }

  @Test
  void guessingFromManyPlacesAtOnceGetsFiveGuesses() {
    rig.person("ana");

    var results =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    rig.access()
                        .signIn()
                        .byPassword(
                            "ana",
                            Password.of("guess number " + i),
                            caller("198.51." + i + ".1"),
                            null)
                        .toCompletableFuture())
            .toList();

    assertThat(results.stream().map(AccessRig::await).filter(new Refused()::equals))
        .hasSize(Lockout.FREE + 1);
  }

  @Test
  void oneAddressCannotTryAllNames() {
    var attacker = caller("192.0.2.66");

    var results =
        IntStream.range(0, AddressLimit.BURST + 10)
            .mapToObj(i -> rig.signIn("name" + i, WRONG, attacker))
            .toList();

    assertThat(results.stream().filter(new Refused()::equals)).hasSize(AddressLimit.BURST);
    assertThat(results.getLast()).isInstanceOf(TooMany.class);
    assertThat(rig.signIn("name0", WRONG, caller("192.0.2.67"))).isEqualTo(new Refused());
  }

  @Test
  void theTokenThatABrowserBroughtMeansNothingAfterwards() {
    var kim = rig.person("kim");
    Token before = rig.session(kim);

    var welcome =
        (Welcome)
            await(
                rig.access()
                    .signIn()
                    .byPassword("kim", Password.of(PASSWORD), Caller.UNKNOWN, before));

    assertThat(welcome.session()).isNotEqualTo(before);
    assertThat(rig.isOpen(before)).isFalse();
    assertThat(rig.isOpen(welcome.session())).isTrue();
  }

  @Test
  void aTokenThatSomebodyElseChoseIsNeverASession() {
    var sam = rig.person("sam");
    Token planted = Token.random(rig.random);

    await(rig.access().signIn().byPassword("sam", Password.of(PASSWORD), Caller.UNKNOWN, planted));

    assertThat(rig.isOpen(planted)).isFalse();
    assertThat(await(rig.access().sessions().list(sam.id()))).hasSize(1);
  }

  @Test
  void aPasswordIsHashedAnewWhereTheCostHasChanged() {
    rig.person("max");
    try (var later = rig.open(new Cost(128, 1, 1))) {
      assertThat(
              await(later.signIn().byPassword("max", Password.of(PASSWORD), Caller.UNKNOWN, null)))
          .isInstanceOf(Welcome.class);
      eventually().untilAsserted(() -> assertThat(rig.hash("max")).contains("$m=128,t=1,p=1$"));
      assertThat(
              await(later.signIn().byPassword("max", Password.of(PASSWORD), Caller.UNKNOWN, null)))
          .isInstanceOf(Welcome.class);
    }
  }

  @Test
  void aRefusalIsOnRecordWithoutTheAddress() {
    var eve = rig.person("eve");
    rig.signIn("eve", WRONG, caller("203.0.113.200"));

    // Nobody waits for it, so that it takes no time.
    eventually()
        .untilAsserted(
            () ->
                assertThat(entries("sign-in", eve.id()))
                    .singleElement()
                    .satisfies(
                        row -> {
                          assertThat(row.actorKind()).isEqualTo("nobody");
                          assertThat(row.outcome()).isEqualTo("refused");
                          assertThat(row.reason()).isEqualTo("wrong-password");
                          assertThat(row.network()).isEqualTo("203.0.113.0/24");
                        }));
  }

  @Test
  void aLinkLetsOnePersonInOnceForAWhile() {
    var joe = rig.stranger("joe");
    Token link = rig.link(joe, Purpose.SIGN_IN);

    assertThat(byLink(link)).isInstanceOf(Welcome.class);
    assertThat(byLink(link)).isEqualTo(new Refused());

    Token late = rig.link(joe, Purpose.SIGN_IN);
    rig.clock.advance(Duration.ofMinutes(30));
    assertThat(byLink(late)).isEqualTo(new Refused());
    assertThat(byLink(rig.link(joe, Purpose.PASSWORD))).isEqualTo(new Refused());
  }

  private static SignInResult byLink(Token link) {
    return await(rig.access().signIn().byLink(link, Caller.UNKNOWN, null));
  }

  private static List<AuditRow> entries(String verb, String account) {
    return rig.audit().stream()
        .filter(row -> row.verb().equals(verb) && account.equals(row.object()))
        .toList();
  }
}
