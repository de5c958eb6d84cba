package io.relais.runtime.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.runtime.Patience;
import io.relais.runtime.simulator.BrandEndpoint;
import io.relais.runtime.simulator.GraphClient;
import io.relais.runtime.simulator.Simulator;
import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.network.Delays;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Redelivery;
import io.relais.runtime.simulator.webhook.SenderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * The phone page in a real browser, with a brand that answers. Skipped where there is no Chromium,
 * unless {@code RELAIS_REQUIRE_BROWSER=1}.
 */
class PhoneBrowserTest {

  /** Below those that systems give to outgoing connections: still free after a restart. */
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 32_000;

  private static final String INES = "#p-33639981204";
  private static final String TOM = "#p-447700900142";

  private static final SenderSettings QUICK =
      new SenderSettings(
          8,
          1,
          Duration.ofMillis(20),
          Patience.LIMIT,
          new Redelivery(Duration.ofMillis(50), Duration.ofMillis(200), 1_000));

  private static ActorTestKit kit;
  private static Browser browser;

  @TempDir private Path data;
  private final BrandEndpoint brand = BrandEndpoint.start();
  private Simulator simulator;
  private GraphClient graph;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
      kit.shutdownTestKit();
    }
  }

  @BeforeEach
  void start() {
    simulator = Simulator.start(config(freePort()), kit.system(), Clock.systemUTC());
    graph = new GraphClient(simulator.uri());
    brand.onMessage(this::answer);
    browser.resize(1400, 950);
  }

  @AfterEach
  void stop() {
    // Or the page would go on looking for its server, and complain of it in the next test's log.
    browser.open("about:blank");
    graph.close();
    simulator.stop().toCompletableFuture().join();
    brand.close();
  }

  @Test
  void aConversationFromHelloToTheChosenRow() {
    open("fr");

    browser.type(INES, "Bonjour");
    browser.click(INES + " .theirs .choices button");
    browser.click(INES + " [aria-haspopup=dialog]");
    browser.awaitFocus(browser.see(INES + " .sheet .row"));
    browser.click(INES + " .sheet .row");

    browser.awaitTexts(INES + " .theirs .text", "Bienvenue", "Choisissez", "row-1");
    assertThat(browser.texts(INES + " .mine .text"))
        .containsExactly("Bonjour", "Menu", "Suivre un colis");
    assertThat(browser.texts(INES + " .mine blockquote span"))
        .containsExactly("Bienvenue", "Choisissez");
    browser.awaitCount(INES + " .sheet", 0);
    // The brand marked everything as read: all of the customer's ticks are blue.
    browser.awaitCount(INES + " .mine .ticks.read", 3);
    browser.awaitCount(INES + " .theirs .ticks.read", 3);
    assertThat(browser.texts(TOM + " .msg")).isEmpty();
    assertNothingWasForbidden();
  }

  @Test
  void aReloadShowsTheSameConversation() {
    open("en");
    browser.type(TOM, "Hello *there*");
    browser.see(TOM + " .theirs .choices button");
    browser.awaitTexts(TOM + " .text", "Hello there", "Bienvenue");

    browser.reload();

    browser.awaitTexts(TOM + " .text", "Hello there", "Bienvenue");
    browser.awaitTexts(TOM + " .mine strong", "there");
  }

  @Test
  void aRestartIsSurvivedWithoutAReloadAndWhatWaitedIsDelivered() {
    open("en");
    brand.down(true);
    browser.type(INES, "still there?");
    browser.see(INES + " .mine .waiting");
    int port = simulator.port();

    simulator.stop().toCompletableFuture().join();
    browser.see(INES + " .offline:not([hidden])");
    brand.down(false);
    simulator = Simulator.start(config(port), kit.system(), Clock.systemUTC());

    browser.awaitTexts(INES + " .text", "still there?", "Bienvenue");
    browser.awaitCount(INES + " .offline:not([hidden])", 0);
    browser.reload();
    browser.awaitTexts(INES + " .text", "still there?", "Bienvenue");
  }

  @Test
  void anotherContactIsAddedAndTakesTheNextWord() {
    open("en");
    browser.click(".add");
    browser.see("dialog input").sendKeys("Amira");
    browser.click("dialog .primary");

    browser.awaitCount(".phone", 3);
    browser.await("document.activeElement.matches('textarea')");
    browser.press("Hi", Keys.ENTER);

    browser.awaitTexts(".phone:last-child .text", "Hi", "Bienvenue");
  }

  @Test
  void aNarrowScreenShowsOnePhoneAtATimeAndMarksTheOther() {
    browser.resize(500, 900);
    open("en");
    browser.see(INES);
    browser.awaitHidden(TOM);

    simulator
        .network()
        .say(simulator.ledger().find("447700900142").orElseThrow(), new Text("Hello"), null);
    browser.see("#tab-p-447700900142 .unread");
    browser.click("#tab-p-447700900142");

    browser.see(TOM);
    browser.awaitHidden(INES);
    browser.awaitHidden("#tab-p-447700900142 .unread");
  }

  @Test
  void escapeClosesTheListAndGivesTheFocusBack() {
    open("en");
    browser.type(TOM, "menu");
    browser.click(TOM + " .theirs .choices button");
    var opener = browser.see(TOM + " [aria-haspopup=dialog]");
    browser.click(TOM + " [aria-haspopup=dialog]");
    browser.see(TOM + " .sheet .row");

    browser.press(Keys.ESCAPE);

    browser.awaitCount(TOM + " .sheet", 0);
    browser.awaitFocus(opener);
  }

  private SimulatorConfig config(int port) {
    return SimulatorConfig.demo(
            new BusinessNumber(GraphClient.NUMBER, "33170000000"),
            GraphClient.TOKEN,
            GraphClient.SECRET)
        .brandName("Maison Lumen")
        .delays(Delays.NONE)
        .sender(QUICK)
        .dataDirectory(data)
        .port(port)
        .webhook(brand.uri())
        .build();
  }

  private static int freePort() {
    return ThreadLocalRandom.current()
        .ints(FIRST_PORT, LAST_PORT)
        .filter(PhoneBrowserTest::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Hello leads to a button, the button to a list, a row to its own id. */
  private void answer(BrandEndpoint.Post post) {
    JsonNode message = post.value().at("/messages/0");
    String to = message.path("from").asText();
    String id = message.path("id").asText();
    String row = message.at("/interactive/list_reply/id").asText();
    String reply;
    if (!row.isEmpty()) {
      reply = "'type':'text','text':{'body':'" + row + "'}";
    } else if (message.at("/interactive/button_reply/id").asText().equals("menu")) {
      reply =
          "'type':'interactive','interactive':{'type':'list','body':{'text':'Choisissez'},'action':{'button':'Sujets','sections':[{'rows':[{'id':'row-1','title':'Suivre"
              + " un colis'},{'id':'row-2','title':'Retourner'}]}]}}";
    } else {
      reply =
          "'type':'interactive','interactive':{'type':'button','body':{'text':'Bienvenue'},'action':{'buttons':[{'type':'reply','reply':{'id':'menu','title':'Menu'}}]}}";
    }
    send("'status':'read','message_id':'" + id + "'");
    send("'to':'" + to + "'," + reply);
  }

  private void send(String fields) {
    try {
      var answer =
          graph.send(("{'messaging_product':'whatsapp'," + fields + "}").replace('\'', '"'));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void open(String language) {
    browser.open(simulator.uri() + "/?lang=" + language);
    // What an earlier test left behind; reading empties it.
    browser.complaints();
  }

  /** The content security policy and every request were met. */
  private static void assertNothingWasForbidden() {
    assertThat(browser.complaints()).isEmpty();
  }
}
