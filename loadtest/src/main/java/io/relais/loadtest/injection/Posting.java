package io.relais.loadtest.injection;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.relais.loadtest.stand.Secrets;
import java.time.Duration;
import java.util.function.Function;

/** How Meta posts: over connections that all customers share, signed, and content with 200 only. */
final class Posting {
  /** Meta repeats at once and then ever more rarely; a load test has less time. */
  static final Duration REDELIVERY = Duration.ofSeconds(1);

  private static final String SIGNATURE = "X-Hub-Signature-256";

  /** More than the copies that a redelivery brings at once. */
  private static final int CONNECTIONS = 64;

  private Posting() {}

  static HttpProtocolBuilder protocol() {
    return http.disableWarmUp()
        .disableCaching()
        .disableFollowRedirect()
        .shareConnections()
        .maxConnectionsPerHost(CONNECTIONS)
        .acceptHeader("*/*")
        .contentTypeHeader("application/json")
        .userAgentHeader("facebookexternalua");
  }

  /** The GET by which Meta asks whether the webhook is the brand's. */
  static HttpRequestActionBuilder verification(Load load) {
    return http("verification")
        .get(load.webhook().toString())
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", Secrets.VERIFY_TOKEN)
        .queryParam("hub.challenge", "1158201444")
        .check(status().is(200));
  }

  /** A POST that must be answered with 200. */
  static HttpRequestActionBuilder post(
      Function<Session, String> name, Load load, Function<Session, Parcel> parcel) {
    return http(name)
        .post(load.webhook().toString())
        .header(SIGNATURE, session -> parcel.apply(session).signature())
        .body(ByteArrayBody(session -> parcel.apply(session).body()))
        .check(status().is(200));
  }
}
