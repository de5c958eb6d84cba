package io.relais.runtime.access;

import static io.relais.runtime.access.AccessRig.caller;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final AddressLimit limit = new AddressLimit();

  @Test
  void aNameIsLockedTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
    assertThat(IntStream.rangeClosed(1, 12).mapToObj(Lockout::after).map(Duration::toSeconds))
        .containsExactly(0L, 0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
    assertThat(Lockout.after(Integer.MAX_VALUE)).isEqualTo(Lockout.LONGEST);
  }

  @Test
  void aDayOfGuessingIsAHundredGuesses() {
    int guesses = 0;
    for (Duration day = Duration.ZERO; day.compareTo(Duration.ofDays(1)) < 0; guesses++) {
      day = day.plus(Lockout.after(guesses + 1));
    }

    assertThat(guesses).isLessThan(110);
  }

  @Test
  void anAddressMayFailSoOftenAndThenNowAndThen() {
    var tom = caller("203.0.113.7");
    for (int i = 0; i < AddressLimit.BURST; i++) {
      assertThat(limit.take(tom, NOON)).as("try %d", i).isEmpty();
    }

    assertThat(limit.take(tom, NOON)).contains(AddressLimit.EVERY);
    assertThat(limit.take(tom, NOON.plus(AddressLimit.EVERY).minusMillis(1)))
        .contains(Duration.ofMillis(1));
    assertThat(limit.take(tom, NOON.plus(AddressLimit.EVERY))).isEmpty();
    assertThat(limit.take(tom, NOON.plus(AddressLimit.EVERY))).isPresent();
    assertThat(limit.take(caller("203.0.113.8"), NOON)).isEmpty();
  }

  @Test
  void aTryThatIsGivenBackWasNone() {
    var office = caller("203.0.113.7");
    for (int i = 0; i < 10 * AddressLimit.BURST; i++) {
      assertThat(limit.take(office, NOON)).isEmpty();
      limit.giveBack(office);
    }
  }

  @Test
  void aHouseWithABillionAddressesIsOne() {
    for (int i = 0; i < AddressLimit.BURST; i++) {
      limit.take(caller("2001:db8:1:2::" + Integer.toHexString(i)), NOON);
    }

    assertThat(limit.take(caller("2001:db8:1:2:ffff::1"), NOON)).isPresent();
    assertThat(limit.take(caller("2001:db8:1:3::1"), NOON)).isEmpty();
  }

  @Test
  void aCallerTellsItsNetworkAtMost() {
    assertThat(caller("203.0.113.7").toString()).isEqualTo("Caller[203.0.113.0/24]");
    assertThat(Caller.UNKNOWN.toString()).isEqualTo("Caller[unknown]");
  }
}
