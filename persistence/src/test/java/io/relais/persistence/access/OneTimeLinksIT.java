package io.relais.persistence.access;

import static io.relais.persistence.TestDatabase.await;
import static io.relais.persistence.access.AccessRig.NOON;
import static io.relais.persistence.access.AccessRig.entry;
import static io.relais.persistence.access.AccessRig.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.persistence.access.OneTimeLinks.Link;
import io.relais.persistence.access.OneTimeLinks.Purpose;
import io.relais.persistence.audit.AuditVerb;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OneTimeLinksIT {
  private static final Instant END = NOON.plus(Duration.ofMinutes(30));

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
  void aLinkMayBeLookedAtAndIsUsedOnce() throws Exception {
    var ines = rig.account("ines");
    add(1, "ines", Purpose.SIGN_IN);

    assertThat(await(rig.links.find(token(1), NOON)))
        .contains(new Link(ines, Purpose.SIGN_IN, END));
    assertThat(use(1, Purpose.SIGN_IN, NOON)).isPresent();
    assertThat(use(1, Purpose.SIGN_IN, NOON)).isEmpty();
    assertThat(await(rig.links.find(token(1), NOON))).isEmpty();
  }

  @Test
  void ofManyWhoUseItAtOnceOneGetsIn() throws Exception {
    rig.account("tom");
    add(2, "tom", Purpose.SIGN_IN);

    var used =
        IntStream.range(0, 20)
            .mapToObj(i -> rig.links.use(token(2), Purpose.SIGN_IN, NOON).toCompletableFuture())
            .toList();

    assertThat(used.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void aLinkOpensOnlyWhatItIsForAndNotAfterItsEnd() throws Exception {
    rig.account("lea");
    add(3, "lea", Purpose.PASSWORD);

    assertThat(use(3, Purpose.SIGN_IN, NOON)).isEmpty();
    assertThat(use(3, Purpose.PASSWORD, END)).isEmpty();
    assertThat(use(3, Purpose.PASSWORD, END.minusMillis(1))).isPresent();
  }

  @Test
  void aNewLinkTakesThePlaceOfTheLast() throws Exception {
    rig.account("ana");
    add(4, "ana", Purpose.PASSWORD);
    add(5, "ana", Purpose.PASSWORD);

    assertThat(use(4, Purpose.PASSWORD, NOON)).isEmpty();
    assertThat(use(5, Purpose.PASSWORD, NOON)).isPresent();
  }

  private static void add(int token, String login, Purpose purpose) throws Exception {
    await(
        rig.links.add(token(token), "u-" + login, purpose, END, entry(AuditVerb.LINK_MADE, login)));
  }

  private static Optional<Link> use(int token, Purpose purpose, Instant now) throws Exception {
    return await(rig.links.use(token(token), purpose, now));
  }
}
