package io.relais.runtime.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.runtime.Patience;
import io.relais.runtime.simulator.BrandEndpoint;
import io.relais.runtime.simulator.Eventually;
import io.relais.runtime.simulator.GraphClient;
import io.relais.runtime.simulator.Http;
import io.relais.runtime.simulator.Simulator;
import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.network.Delays;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Redelivery;
import io.relais.runtime.simulator.webhook.SenderSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page and its events over real HTTP, as a browser's requests are. */
class PhonePageTest {

  private static final String INES = "33639981204";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T09:05:00Z"));

  /** A POST that was not answered 200 is not tried again while a test looks at it. */
  private static final SenderSettings ONCE =
      new SenderSettings(
          8,
          1,
          Duration.ZERO,
          Patience.LIMIT,
          new Redelivery(Duration.ofHours(1), Duration.ofHours(1), 2));

  private static ActorTestKit kit;

  private final BrandEndpoint brand = BrandEndpoint.start();
  private Simulator simulator;
  private GraphClient graph;
  private Http http;
  private CustomerLog ines;

  @BeforeAll
  static void startSystem() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stopSystem() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void start() {
    var config =
        SimulatorConfig.demo(
                new BusinessNumber(GraphClient.NUMBER, "33170000000"),
                GraphClient.TOKEN,
                GraphClient.SECRET)
            .brandName("Maison <Lumen>")
            .zone(ZoneId.of("Europe/Paris"))
            .delays(Delays.NO_STATUSES)
            .sender(ONCE)
            .webhook(brand.uri())
            .build();
    simulator = Simulator.start(config, kit.system(), CLOCK);
    graph = new GraphClient(simulator.uri());
    http = new Http(simulator.uri());
    ines = simulator.ledger().find(INES).orElseThrow();
  }

  @AfterEach
  void stop() {
    http.close();
    graph.close();
    brand.close();
    simulator.stop().toCompletableFuture().join();
  }

  @Test
  void twoPeopleHavePhonesInTheLanguageAskedFor() throws Exception {
    var french = http.get("/?lang=fr").body();
    assertThat(french)
        .contains("<html lang=\"fr\">", "Inès", "+33 6 39 98 12 04", "Tom", "+44 7700 900142")
        .contains("Nouveau contact", "Dites bonjour à Maison &lt;Lumen&gt;.");
    assertThat(http.get("/", "Accept-Language", "en").body())
        .contains("<html lang=\"en\">", "New contact");
  }

  @Test
  void thePolicyForbidsInlineCodeAndThePageNeedsNone() throws Exception {
    var page = http.get("/?lang=en");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .doesNotContainPattern("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=");
  }

  @Test
  void everyAssetThatThePageNamesIsThere() throws Exception {
    Matcher asset =
        Pattern.compile("(?:src|href)=\"(/phone/assets/[^\"]+)\"").matcher(http.get("/").body());
    int found = 0;
    while (asset.find()) {
      found++;
      assertThat(http.get(asset.group(1)).statusCode()).as(asset.group(1)).isEqualTo(200);
    }
    assertThat(found).isEqualTo(5);
    assertThat(http.get("/phone/assets/texts_fr.properties").statusCode()).isEqualTo(404);
  }

  @Test
  void whatPeopleAndTheBrandWriteIsEscapedAndThenFormatted() throws Exception {
    simulator
        .network()
        .say(ines, new Text("<img src=x onerror=alert(1)> *bold*, & \"quotes\""), null);
    graph.text(INES, "_a_ <b>&amp;</b>", "c");

    assertThat(http.get("/?lang=en").body())
        .contains(
            "&lt;img src=x onerror=alert(1)&gt; <strong>bold</strong>, &amp; \"quotes\"",
            "<em>a</em> &lt;b&gt;&amp;amp;&lt;/b&gt;")
        .doesNotContain("<img");
  }

  @Test
  void timesAndDaysAreThoseOfTheBrandsZone() throws Exception {
    simulator.network().say(ines, new Text("a"), null);

    assertThat(http.get("/?lang=fr").body())
        .contains("<time datetime=\"2026-11-22T09:05:00Z\">10:05</time>")
        .containsOnlyOnce("<li class=\"day\"><span>Aujourd’hui</span></li>");
  }

  @Test
  void whatIsTypedGoesToTheBrandAndComesBackAsAnEvent() throws Exception {
    var events = events();

    var answer =
        http.form(
            "/phone/" + INES + "/messages", "text=Caf%C3%A9+%3F%0D%0Aici", "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(brand.nextMessage().value().at("/messages/0/text/body").asText())
        .isEqualTo("Café ?\nici");
    assertThat(events.next())
        .startsWith("event:line-p-" + INES)
        .contains("Café ?<br>ici", "aria-label=\"Sent\"");
    assertThat(events.next())
        .startsWith("event:meta-p-" + INES)
        .contains("aria-label=\"Delivered\"");
  }

  @Test
  void aReplyWithButtonsShowsThemAndTheTapIsPosted() throws Exception {
    simulator.network().say(ines, new Text("a"), null);
    brand.nextMessage();
    var menu =
        graph.send(
            interactive(
                "'type':'button','body':{'text':'?'},'action':{'buttons':[{'type':'reply','reply':{'id':'a&b','title':'Oui"
                    + " <3'}}]}"));
    assertThat(http.get("/").body()).contains("value=\"a&amp;b\"", "Oui &lt;3");

    var tapped = "message=" + encoded(menu.messageId()) + "&choice=a%26b";
    assertThat(http.form("/phone/" + INES + "/taps", tapped, "HX-Request", "true").statusCode())
        .isEqualTo(204);

    var message = brand.nextMessage().value().at("/messages/0");
    assertThat(message.at("/interactive/button_reply/id").asText()).isEqualTo("a&b");
    assertThat(message.at("/context/id").asText()).isEqualTo(menu.messageId());
  }

  @Test
  void aListOpensWithItsSectionsAndRows() throws Exception {
    simulator.network().say(ines, new Text("a"), null);
    var menu =
        graph.send(
            interactive(
                "'type':'list','body':{'text':'?'},'action':{'button':'Choisir','sections':[{'title':'Un','rows':[{'id':'r1','title':'Ligne','description':'Détail'}]},{'title':'Deux','rows':[{'id':'r2','title':'Autre'}]}]}"));

    var sheet = http.get("/phone/" + INES + "/sheet?lang=fr&message=" + encoded(menu.messageId()));

    assertThat(sheet.body())
        .contains("role=\"dialog\"", "Choisir", "Un", "Ligne", "Détail", "Deux", "value=\"r2\"");
    assertThat(http.get("/phone/" + INES + "/sheet?message=wamid.x").statusCode()).isEqualTo(404);
  }

  @Test
  void theTypingIndicatorShowsUntilTheReply() throws Exception {
    var said = simulator.network().say(ines, new Text("a"), null);
    Eventually.reaches(ines, said, Progress.DELIVERED);
    var events = events();

    graph.send(
        "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"%s\",\"typing_indicator\":{\"type\":\"text\"}}"
            .formatted(said.message().id()));
    assertThat(events.next()).contains("aria-label=\"Read\"");
    assertThat(events.next()).contains("typing sure", "Maison &lt;Lumen&gt; is typing");

    graph.text(INES, "Bonjour", "c");
    assertThat(events.next())
        .contains("Bonjour", "<div class=\"typing-slot\" id=\"typing-p-" + INES);
  }

  @Test
  void aPageThatComesBackGetsWhatItMissedOnceAndInOrder() throws Exception {
    long after = simulator.ledger().revision();
    simulator.network().say(ines, new Text("first"), null);
    brand.nextMessage();
    Eventually.line(ines, entry -> entry.progress() == Progress.DELIVERED);
    graph.text(INES, "second", "c");

    var events = new Events(http, "/phone/events?lang=en&after=" + after);

    assertThat(events.next()).contains("first", "aria-label=\"Delivered\"");
    assertThat(events.next()).contains("second");
  }

  @Test
  void waitingForTheBrandIsVisible() throws Exception {
    brand.answerNext(503);
    simulator.network().say(ines, new Text("a"), null);

    Eventually.line(ines, entry -> entry.attempts() == 1);

    assertThat(http.get("/?lang=en").body())
        .contains("<em class=\"waiting\">No answer yet, trying again (1)</em>");
  }

  @Test
  void aNewContactGetsAFreeNumberOfTheCountryAndMayBePutAway() throws Exception {
    var added =
        http.form("/phone/contacts?lang=en", "name=Zo%C3%AB&country=DE", "HX-Request", "true");

    assertThat(added.headers().firstValue("HX-Redirect").orElseThrow())
        .matches("/\\?lang=en&phone=p-49157900\\d{4}");
    assertThat(http.get("/").body()).contains("Zoë", "+49 1579 00");
    var key = added.headers().firstValue("HX-Redirect").orElseThrow().replaceAll(".*p-", "");
    http.form("/phone/" + key + "/close", "", "HX-Request", "true");
    assertThat(http.get("/").body()).doesNotContain("Zoë");
  }

  @Test
  void whatNoFormOfThePageSendsIsRefused() throws Exception {
    var messages = "/phone/" + INES + "/messages";

    assertThat(http.form(messages, "text=a").statusCode()).isEqualTo(400);
    assertThat(http.form(messages, "text=+", "HX-Request", "true").statusCode()).isEqualTo(400);
    assertThat(http.form(messages, "text=" + "a".repeat(4097), "HX-Request", "true").statusCode())
        .isEqualTo(400);
    assertThat(
            http.form("/phone/33600000000/messages", "text=a", "HX-Request", "true").statusCode())
        .isEqualTo(404);
    assertThat(http.form("/phone/contacts", "name=A&country=XX", "HX-Request", "true").statusCode())
        .isEqualTo(400);
    assertThat(http.get("/phone/events?after=x").statusCode()).isEqualTo(400);
    assertThat(simulator.ledger().counts().said()).isZero();
  }

  @Test
  void somebodyWithoutAPhoneOnThePageHasNoneToTypeInto() throws Exception {
    simulator.network().join(Customer.withPhone("Load", "33639980000"));

    assertThat(http.get("/").body()).doesNotContain("33639980000");
    assertThat(
            http.form("/phone/33639980000/messages", "text=a", "HX-Request", "true").statusCode())
        .isEqualTo(404);
  }

  private Events events() throws Exception {
    return new Events(http, "/phone/events?lang=en&after=" + simulator.ledger().revision());
  }

  /** Reads an event stream, event by event. */
  private static final class Events {
    private final Iterator<String> lines;

    Events(Http http, String path) throws Exception {
      lines = http.stream(path).body().iterator();
    }

    /** The next event: its kind first, then its data. */
    String next() {
      var event = new ArrayList<String>();
      for (String line = lines.next(); !line.isEmpty() || event.isEmpty(); line = lines.next()) {
        if (!line.isEmpty()) {
          event.add(line.replaceFirst("^data:", ""));
        }
      }
      return event.stream()
          .sorted(Comparator.comparing(line -> !line.startsWith("event:")))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String interactive(String object) {
    return "{'messaging_product':'whatsapp','to':'%s','type':'interactive','interactive':{%s}}"
        .formatted(INES, object)
        .replace('\'', '"');
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
