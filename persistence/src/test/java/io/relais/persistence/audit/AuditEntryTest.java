package io.relais.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEntryTest {
  @ParameterizedTest
  @ValueSource(strings = {"Inès Martin", "bonjour !", "", "<script>", "a'; DROP TABLE audit; --"})
  void whatAPersonWroteIsNoIdAndIsNotRepeated(String text) {
    assertThatThrownBy(() -> AuditObject.conversation(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected an id for the audit log, but it is something else");
    assertThatThrownBy(() -> AuditActor.account(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReasonIsAWord() {
    var entry =
        AuditEntry.done(
            Instant.EPOCH, AuditActor.NOBODY, AuditVerb.SIGN_IN, AuditObject.NONE, null);

    assertThat(entry.because("wrong-password").reason()).isEqualTo("wrong-password");
    assertThatThrownBy(() -> entry.because("Wrong: hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24",
    "127.0.0.1, 127.0.0.0/24",
    "2001:db8:1234:5678:9abc:def0:1234:5678, 2001:db8:1234:0:0:0:0:0/48",
    "::ffff:203.0.113.77, 203.0.113.0/24"
  })
  void anAddressIsCutToItsNetwork(String address, String network) throws Exception {
    assertThat(Network.of(InetAddress.getByName(address)).text()).isEqualTo(network);
  }

  @Test
  void verbsAreWrittenInSmallLettersAndAreAllDifferent() {
    assertThat(Arrays.stream(AuditVerb.values()).map(AuditVerb::title))
        .allMatch(title -> title.matches("[a-z]+(-[a-z]+)*"))
        .doesNotHaveDuplicates();
  }
}
