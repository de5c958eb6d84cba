package io.relais.runtime.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/**
 * The phone page in a real browser, with a brand that answers. Skipped where there is no Chromium,
 * unless {@code RELAIS_REQUIRE_BROWSER=1}.
 */
class PhoneBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String INES = "#p-33639981204";
  private static final String TOM = "#p-447700900142";

  private static final SenderSettings QUICK =
      new SenderSettings(
          8,
          1,
          Duration.ofMillis(20),
          Duration.ofSeconds(5),
          new Redelivery(Duration.ofMillis(50), Duration.ofMillis(200), 1_000));

  /** It warns of every browser that is newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static ActorTestKit kit;
  private static ChromeDriver browser;

  @TempDir private Path data;
  private final BrandEndpoint brand = BrandEndpoint.start();
  private Simulator simulator;
  private GraphClient graph;

  @BeforeAll
  static void startBrowser(@TempDir Path profile) {
    boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!there && "1".equals(System.getenv("RELAIS_REQUIRE_BROWSER"))) {
      throw new AssertionError(
          "Expected %s and %s, but one is missing: apt-get install chromium chromium-driver"
              .formatted(CHROMIUM, DRIVER));
    }
    assumeTrue(there, "No Chromium here, so the phone page is not tried in a browser.");
    System.setProperty("SE_OFFLINE", "true");
    SELENIUM.setLevel(Level.SEVERE);
    kit = ActorTestKit.create();
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile.resolve("chromium"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    browser.manage().timeouts().scriptTimeout(PATIENCE);
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.quit();
      kit.shutdownTestKit();
    }
  }

  @BeforeEach
  void start() {
    simulator = Simulator.start(config(0), kit.system(), Clock.systemUTC());
    graph = new GraphClient(simulator.uri());
    brand.onMessage(this::answer);
    browser.manage().window().setSize(new Dimension(1400, 950));
  }

  @AfterEach
  void stop() {
    graph.close();
    simulator.stop().toCompletableFuture().join();
    brand.close();
  }

  @Test
  void aConversationFromHelloToTheChosenRow() {
    open("fr");

    type(INES, "Bonjour");
    click(see(INES + " .theirs .choices button"));
    click(see(INES + " [aria-haspopup=dialog]"));
    var row = see(INES + " .sheet .row");
    assertThat(browser.switchTo().activeElement()).isEqualTo(row);
    click(row);

    awaitTexts(INES + " .theirs .text", "Bienvenue", "Choisissez", "row-1");
    assertThat(texts(INES + " .mine .text")).containsExactly("Bonjour", "Menu", "Suivre un colis");
    assertThat(texts(INES + " .mine blockquote span")).containsExactly("Bienvenue", "Choisissez");
    assertThat(browser.findElements(By.cssSelector(INES + " .sheet"))).isEmpty();
    // The brand marked everything as read: all of the customer's ticks are blue.
    awaitCount(INES + " .mine .ticks.read", 3);
    awaitCount(INES + " .theirs .ticks.read", 3);
    assertThat(browser.findElements(By.cssSelector(TOM + " .msg"))).isEmpty();
    assertNothingWasForbidden();
  }

  @Test
  void aReloadShowsTheSameConversation() {
    open("en");
    type(TOM, "Hello *there*");
    see(TOM + " .theirs .choices button");
    awaitTexts(TOM + " .text", "Hello there", "Bienvenue");

    browser.navigate().refresh();

    awaitTexts(TOM + " .text", "Hello there", "Bienvenue");
    awaitTexts(TOM + " .mine strong", "there");
  }

  @Test
  void aRestartIsSurvivedWithoutAReloadAndWhatWaitedIsDelivered() {
    open("en");
    brand.down(true);
    type(INES, "still there?");
    see(INES + " .mine .waiting");
    int port = simulator.port();

    simulator.stop().toCompletableFuture().join();
    see(INES + " .offline:not([hidden])");
    brand.down(false);
    simulator = Simulator.start(config(port), kit.system(), Clock.systemUTC());

    awaitTexts(INES + " .text", "still there?", "Bienvenue");
    awaitCount(INES + " .offline:not([hidden])", 0);
    browser.navigate().refresh();
    awaitTexts(INES + " .text", "still there?", "Bienvenue");
  }

  @Test
  void anotherContactIsAddedAndTakesTheNextWord() {
    open("en");
    click(see(".add"));
    see("dialog input").sendKeys("Amira");
    click(see("dialog .primary"));

    awaitCount(".phone", 3);
    await("document.activeElement.matches('textarea')");
    browser.switchTo().activeElement().sendKeys("Hi", Keys.ENTER);

    awaitTexts(".phone:last-child .text", "Hi", "Bienvenue");
  }

  @Test
  void aNarrowScreenShowsOnePhoneAtATimeAndMarksTheOther() {
    browser.manage().window().setSize(new Dimension(500, 900));
    open("en");
    assertThat(see(INES).isDisplayed()).isTrue();
    assertThat(browser.findElement(By.cssSelector(TOM)).isDisplayed()).isFalse();

    simulator
        .network()
        .say(simulator.ledger().find("447700900142").orElseThrow(), new Text("Hello"), null);
    var tab = browser.findElement(By.cssSelector("#tab-p-447700900142"));
    see("#tab-p-447700900142 .unread");
    click(tab);

    assertThat(see(TOM).isDisplayed()).isTrue();
    assertThat(browser.findElement(By.cssSelector(INES)).isDisplayed()).isFalse();
    assertThat(tab.findElement(By.cssSelector(".unread")).isDisplayed()).isFalse();
  }

  @Test
  void escapeClosesTheListAndGivesTheFocusBack() {
    open("en");
    type(TOM, "menu");
    click(see(TOM + " .theirs .choices button"));
    var opener = see(TOM + " [aria-haspopup=dialog]");
    click(opener);
    see(TOM + " .sheet .row");

    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);

    awaitCount(TOM + " .sheet", 0);
    assertThat(browser.switchTo().activeElement()).isEqualTo(opener);
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
    browser.get(simulator.uri() + "/?lang=" + language);
    // What an earlier test left behind; reading empties it.
    browser.manage().logs().get(LogType.BROWSER);
  }

  private static void type(String phone, String text) {
    see(phone + " textarea").sendKeys(text, Keys.ENTER);
  }

  private static void click(WebElement element) {
    element.click();
  }

  /** The first visible element, as soon as there is one. */
  private static WebElement see(String css) {
    var seen =
        await("[...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility())", css);
    if (seen instanceof WebElement element) {
      return element;
    }
    throw new AssertionError("Expected an element at " + css + ", but there is none.");
  }

  private static void awaitCount(String css, int count) {
    await("document.querySelectorAll(arguments[0]).length === arguments[1]", css, count);
  }

  private static void awaitTexts(String css, String... texts) {
    await(
        "JSON.stringify([...document.querySelectorAll(arguments[0])].map(e => e.innerText)) ==="
            + " JSON.stringify(arguments[1])",
        css,
        List.of(texts));
  }

  /**
   * Looks again at every frame until it finds something; when the page is left, at the next one.
   */
  private static @Nullable Object await(String expression, Object... arguments) {
    var script =
        """
        const done = arguments[arguments.length - 1];
        const look = (...arguments) => {
          const found = %s;
          found ? done(found) : requestAnimationFrame(() => look(...arguments));
        };
        look(...arguments);
        """
            .formatted(expression);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return browser.executeAsyncScript(script, arguments);
      } catch (ScriptTimeoutException e) {
        throw new AssertionError(
            "Expected %s of %s, but it never came.".formatted(expression, List.of(arguments)), e);
      } catch (WebDriverException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  /** The driver's own text leaves out what is scrolled out of sight. */
  private static List<String> texts(String css) {
    return browser.findElements(By.cssSelector(css)).stream()
        .map(element -> element.getDomProperty("innerText"))
        .toList();
  }

  /** The content security policy and every request were met. */
  private static void assertNothingWasForbidden() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }
}
