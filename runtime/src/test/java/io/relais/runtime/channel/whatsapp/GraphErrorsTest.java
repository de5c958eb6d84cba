package io.relais.runtime.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.channel.SendResult.Refused;
import io.relais.runtime.channel.SendResult.Retry;
import io.relais.runtime.channel.whatsapp.Verdict.Hold;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "400, 0, STOP",
    "401, 190, STOP",
    "500, 3, STOP",
    "403, 10, STOP",
    "403, 200, STOP",
    "403, 299, STOP",
    "403, 131005, STOP",
    "403, 368, STOP",
    "400, 131031, STOP",
    "400, 131042, STOP",
    "500, 131045, STOP",
    "400, 133010, STOP",
    "400, 131048, STOP",
    "400, 1, SERVER",
    "503, 2, SERVER",
    "500, 131000, SERVER",
    "500, 131016, SERVER",
    "503, 133004, SERVER",
    "400, 131053, SERVER",
    "500, 987654, SERVER",
    "400, 4, APP_RATE",
    "400, 80007, APP_RATE",
    "400, 130429, NUMBER_RATE",
    "429, 987654, NUMBER_RATE",
    "400, 131056, PAIR_RATE",
    "500, 131057, UPGRADE",
    "500, 2494100, UPGRADE",
    "400, 131049, CROWDED",
    "400, 131047, PERMANENT",
    "400, 131026, PERMANENT",
    "400, 100, PERMANENT",
    "400, 131009, PERMANENT",
    "403, 130497, PERMANENT",
    "404, 132001, PERMANENT",
    "400, 132000, PERMANENT",
    "400, 987654, PERMANENT",
  })
  void eachCodeHasItsTreatment(int status, int code, GraphErrors.Treatment treatment) {
    assertThat(GraphErrors.treatment(error(status, code))).isEqualTo(treatment);
  }

  @ParameterizedTest
  @CsvSource({
    "500, SERVER",
    "502, SERVER",
    "599, SERVER",
    "408, SERVER",
    "429, NUMBER_RATE",
    "401, STOP",
    "403, STOP",
    "404, STOP",
    "302, STOP",
    "400, PERMANENT",
    "413, PERMANENT",
  })
  void withoutACodeTheStatusDecides(int status, GraphErrors.Treatment treatment) {
    GraphError error = read(status, "<html>No</html>");

    assertThat(GraphErrors.treatment(error)).isEqualTo(treatment);
    assertThat(error.message()).contains("not the Graph API");
  }

  @Test
  void aTransientErrorOfANewCodeIsTriedAgain() {
    GraphError error = read(400, "{\"error\":{\"code\":987654,\"is_transient\":true}}");

    assertThat(GraphErrors.treatment(error)).isEqualTo(GraphErrors.Treatment.SERVER);
  }

  @Test
  void aNumberThatDoesNotExistIsTheOperatorsMatter() {
    GraphError error =
        read(
            400,
            "{\"error\":{\"code\":100,\"error_subcode\":33,\"type\":\"GraphMethodException\"}}");

    assertThat(GraphErrors.treatment(error)).isEqualTo(GraphErrors.Treatment.STOP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"code\":\"131009\",\"error_data\":\"title too long\"}}",
        "{\"error\":{\"code\":131009,\"error_data\":{\"details\":\"title too long\"}}}",
      })
  void detailsAreReadAsAnObjectOrAString(String body) {
    assertThat(GraphErrors.verdict(read(400, body)).result())
        .isEqualTo(
            new Refused(131009, "a parameter is wrong: title too long (error 131009, HTTP 400)"));
  }

  @Test
  void whateverTheBodyIsThereIsAVerdict() {
    for (String body :
        new String[] {
          "", "null", "[]", "{\"error\":null}", "{\"error\":\"no\"}", "{\"error\":{}}"
        }) {
      assertThat(GraphErrors.verdict(read(500, body)).result()).isInstanceOf(Retry.class);
    }
  }

  @Test
  void aReasonHoldsNoPhoneNumber() {
    String body = "{\"error\":{\"code\":987654,\"message\":\"no way to +33 6 00 00 00 01\"}}";

    assertThat(GraphErrors.verdict(read(400, body)).result())
        .isEqualTo(new Refused(987654, "no way to … (error 987654, HTTP 400)"));
  }

  @Test
  void whatTheServerAsksToWaitIsObeyedWithinReason() {
    GraphError patient = error(400, 80007, Duration.ofMinutes(5));
    GraphError endless = error(400, 80007, Duration.ofDays(300));

    assertThat(GraphErrors.verdict(patient).hold()).isEqualTo(new Hold.App(Duration.ofMinutes(5)));
    assertThat(GraphErrors.verdict(endless).hold()).isEqualTo(new Hold.App(Duration.ofHours(1)));
  }

  @Test
  void aTokenErrorHoldsTheNumberAndTheMessageIsTriedAgain() {
    Verdict verdict = GraphErrors.verdict(error(401, 190));

    assertThat(verdict.hold()).isEqualTo(new Hold.Stopped(Duration.ofMinutes(1), true));
    assertThat(verdict.result()).isInstanceOf(Retry.class);
  }

  private static GraphError error(int status, int code) {
    return read(status, "{\"error\":{\"message\":\"No\",\"code\":" + code + "}}");
  }

  private static GraphError error(int status, int code, Duration retryAfter) {
    return GraphError.read(
        status,
        ByteString.fromString("{\"error\":{\"code\":" + code + "}}"),
        Optional.of(retryAfter));
  }

  private static GraphError read(int status, String body) {
    return GraphError.read(status, ByteString.fromString(body), Optional.empty());
  }
}
