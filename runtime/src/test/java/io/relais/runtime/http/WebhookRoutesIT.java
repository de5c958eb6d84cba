package io.relais.runtime.http;

import static io.relais.runtime.http.WebhookServer.messages;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.relais.flows.Input;
import io.relais.runtime.Patience;
import io.relais.runtime.channel.Update;
import io.relais.runtime.channel.whatsapp.WebhookReader;
import io.relais.runtime.channel.whatsapp.WhatsAppMetrics;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WebhookRoutesIT {
  private static final String CAMILLE = "33600000001";

  private WebhookServer server = new WebhookServer(WebhookServer.LIMITS);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void metasQuestionIsAnsweredWithTheChallengeAsPlainText() {
    var answer = get("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-token");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=verify-tokem",
        "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
        "?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=verify-token",
        "?hub.mode=subscribe&hub.verify_token=verify-token",
        "?hub.challenge=1&hub.verify_token=verify-token"
      })
  void whoDoesNotKnowTheTokenIsForbidden(String query) {
    var answer = get(query);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aWebhookIsAcknowledgedOnlyWhenItIsOnDisk() throws InterruptedException {
    CompletableFuture<Done> disk = new CompletableFuture<>();
    CountDownLatch arrived = new CountDownLatch(1);
    server.inbox =
        update -> {
          arrived.countDown();
          return disk;
        };

    var answer = server.post(messages(CAMILLE + ": un"));

    assertThat(arrived.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(answer).isNotDone();
    disk.complete(Done.getInstance());
    assertThat(answer.join().statusCode()).isEqualTo(200);
    assertThat(server.count(WhatsAppMetrics.WEBHOOK_REQUESTS, "status", "200")).isEqualTo(1);
    assertThat(stored("message")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256=",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      })
  void withoutAValidSignatureNothingIsTaken(String header) {
    assertThat(server.post(messages(CAMILLE + ": un"), header).join().statusCode()).isEqualTo(401);
    assertThat(server.offered).isEmpty();
  }

  @Test
  void withoutASignatureNothingIsTaken() {
    var post = server.request(WebhookRoutes.PATH).POST(BodyPublishers.ofString("{}"));

    assertThat(server.send(post).join().statusCode()).isEqualTo(401);
    assertThat(server.dead).isEmpty();
  }

  @Test
  void aBodyOfThreeMegabytesIsTakenAndOneByteMoreIsNot() {
    String head = messages(CAMILLE + ": un");
    String full = head + " ".repeat(WebhookReader.BODY_BYTES - head.length());

    assertThat(server.post(full).join().statusCode()).isEqualTo(200);
    assertThat(server.post(full + " ").join().statusCode()).isEqualTo(413);
    assertThat(server.offered).hasSize(1);
  }

  @Test
  void aBodyInChunksIsReadToTheSameLimit() {
    byte[] body = messages(CAMILLE + ": un").getBytes(UTF_8);
    byte[] long_ = " ".repeat(WebhookReader.BODY_BYTES + 1).getBytes(UTF_8);

    assertThat(inChunks(body)).isEqualTo(200);
    assertThat(inChunks(long_)).isEqualTo(413);
  }

  @Test
  void whatCannotBeStoredIsAskedForAgain() {
    server.inbox = update -> WebhookServer.lost();

    assertThat(server.post(messages(CAMILLE + ": un")).join().statusCode()).isEqualTo(503);
    assertThat(
            server.count(WhatsAppMetrics.INBOUND_UPDATES, "kind", "message", "outcome", "unstored"))
        .isEqualTo(1);
  }

  @Test
  void anInboxThatThrowsIsAsOneThatFails() {
    server.inbox =
        update -> {
          throw new IllegalStateException("broken");
        };

    assertThat(server.post(messages(CAMILLE + ": un")).join().statusCode()).isEqualTo(503);
  }

  @Test
  void whatIsNotStoredInTimeIsAskedForAgain() {
    restart(WebhookServer.LIMITS.withStoreTime(Duration.ofMillis(50)));
    server.inbox = update -> new CompletableFuture<>();

    assertThat(server.post(messages(CAMILLE + ": un")).join().statusCode()).isEqualTo(503);
  }

  @Test
  void moreThanFitsInFlightIsTurnedAwayAtOnce() throws InterruptedException {
    restart(WebhookServer.LIMITS.withPosts(1));
    CompletableFuture<Done> disk = new CompletableFuture<>();
    CountDownLatch arrived = new CountDownLatch(1);
    server.inbox =
        update -> {
          arrived.countDown();
          return disk;
        };
    var first = server.post(messages(CAMILLE + ": un"));
    assertThat(arrived.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(server.post(messages(CAMILLE + ": deux")).join().statusCode()).isEqualTo(503);

    disk.complete(Done.getInstance());
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(server.post(messages(CAMILLE + ": deux")).join().statusCode()).isEqualTo(200);
  }

  @Test
  void moreBytesThanFitInFlightAreTurnedAway() {
    restart(WebhookServer.LIMITS.withBytes(100));

    assertThat(server.post(messages(CAMILLE + ": un")).join().statusCode()).isEqualTo(503);
    assertThat(server.post("{}").join().statusCode()).isEqualTo(200);
  }

  @Test
  void aSignedBodyThatCannotBeReadIsKeptAsADeadLetter() {
    assertThat(server.post("{\"entry\":[").join().statusCode()).isEqualTo(200);
    assertThat(server.dead)
        .singleElement()
        .satisfies(letter -> assertThat(letter.raw().utf8String()).isEqualTo("{\"entry\":["));
    assertThat(
            server.count(
                WhatsAppMetrics.INBOUND_UPDATES, "kind", "malformed", "outcome", "malformed"))
        .isEqualTo(1);
  }

  @Test
  void aDeadLetterThatCannotBeKeptIsAskedForAgain() {
    server.deadLetters = letter -> WebhookServer.lost();

    assertThat(server.post("{").join().statusCode()).isEqualTo(503);
  }

  @Test
  void onePersonIsTakenInOrderAndOthersDoNotWait() throws InterruptedException {
    Map<String, CompletableFuture<Done>> disk =
        Map.of(
            "a1", new CompletableFuture<>(),
            "a2", WebhookServer.stored(),
            "b1", new CompletableFuture<>());
    CountDownLatch bothFirst = new CountDownLatch(2);
    CompletableFuture<Boolean> secondFoundTheFirstStored = new CompletableFuture<>();
    server.inbox =
        update -> {
          if (text(update).equals("a2")) {
            secondFoundTheFirstStored.complete(disk.get("a1").isDone());
          }
          bothFirst.countDown();
          return disk.get(text(update));
        };

    var answer = server.post(messages(CAMILLE + ": a1", CAMILLE + ": a2", "33600000002: b1"));

    assertThat(bothFirst.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(texts()).containsExactly("a1", "b1");
    disk.get("a1").complete(Done.getInstance());
    assertThat(secondFoundTheFirstStored).succeedsWithin(Patience.LIMIT).isEqualTo(true);
    assertThat(texts()).containsExactly("a1", "b1", "a2");
    assertThat(answer).isNotDone();
    disk.get("b1").complete(Done.getInstance());
    assertThat(answer.join().statusCode()).isEqualTo(200);
  }

  @Test
  void aPersonIsTheSameByPhoneAndByUserId() {
    server.inbox =
        update -> text(update).equals("a1") ? WebhookServer.lost() : WebhookServer.stored();

    var answer =
        server.post(messages(CAMILLE + "/FR.1: a1", "FR.1: a2", CAMILLE + ": a3", "FR.2: b1"));

    assertThat(answer.join().statusCode()).isEqualTo(503);
    assertThat(texts()).containsExactly("a1", "b1");
  }

  @Test
  void whoCouldNotBeStoredIsNotOvertakenByTheirOwnLaterMessage() {
    server.inbox =
        update -> text(update).equals("a1") ? WebhookServer.lost() : WebhookServer.stored();

    var answer = server.post(messages(CAMILLE + ": a1", "33600000002: b1", CAMILLE + ": a2"));

    assertThat(answer.join().statusCode()).isEqualTo(503);
    assertThat(texts()).containsExactly("a1", "b1");
    assertThat(stored("message")).isEqualTo(1);
  }

  @Test
  void aThousandMessagesOfOnePersonAreTakenInOrder() {
    String[] many = new String[1_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = CAMILLE + ": " + i;
    }

    assertThat(server.post(messages(many)).join().statusCode()).isEqualTo(200);
    assertThat(texts()).hasSize(1_000).startsWith("0", "1", "2").endsWith("998", "999");
  }

  @Test
  void anotherMethodIsToldWhichOnesThereAre() {
    var answer =
        server.send(server.request(WebhookRoutes.PATH).PUT(BodyPublishers.ofString("x"))).join();

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
  }

  @Test
  void anotherPathIsNotFound() {
    assertThat(server.send(server.request("/webhooks/else")).join().statusCode()).isEqualTo(404);
  }

  @Test
  void theLogHoldsNoPersonalData() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger("io.relais");
    logger.addAppender(log);
    server.inbox =
        update -> CompletableFuture.failedFuture(new IllegalStateException("secret words"));
    try {
      server.post(messages(CAMILLE + ": secret words")).join();
      server.post("{\"entry\": secret words " + CAMILLE).join();
      server.post(messages(CAMILLE + ": un").replace(WebhookServer.NUMBER, "999")).join();
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list).isNotEmpty();
    assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains("secret"));
    assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains(CAMILLE));
    assertThat(log.list).anyMatch(line -> line.getFormattedMessage().contains("999"));
  }

  private void restart(WebhookLimits limits) {
    server.close();
    server = new WebhookServer(limits);
  }

  private HttpResponse<String> get(String query) {
    return server.send(server.request(WebhookRoutes.PATH + query)).join();
  }

  private int inChunks(byte[] body) {
    return server
        .postInChunks(new ByteArrayInputStream(body), server.sign(body))
        .join()
        .statusCode();
  }

  private double stored(String kind) {
    return server.count(WhatsAppMetrics.INBOUND_UPDATES, "kind", kind, "outcome", "stored");
  }

  private List<String> texts() {
    return server.offered.stream().map(WebhookRoutesIT::text).toList();
  }

  private static String text(Update update) {
    return ((Input.Message) ((Update.Received) update).input()).text();
  }
}
