package io.relais.runtime.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.runtime.simulator.BrandEndpoint;
import io.relais.runtime.simulator.GraphClient;
import io.relais.runtime.simulator.Http;
import io.relais.runtime.simulator.Simulator;
import io.relais.runtime.simulator.SimulatorConfig;
import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.faults.GraphFault;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control API as a load driver uses it: over HTTP. */
class ControlApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static ActorTestKit kit;

  private final BrandEndpoint brand = BrandEndpoint.start();
  private Simulator simulator;
  private GraphClient graph;
  private Http http;

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
        SimulatorConfig.load(
                new BusinessNumber(GraphClient.NUMBER, "33170000000"),
                GraphClient.TOKEN,
                GraphClient.SECRET)
            .seed(7)
            .build();
    simulator = Simulator.start(config, kit.system(), Clock.systemUTC());
    graph = new GraphClient(simulator.uri());
    http = new Http(simulator.uri());
  }

  @AfterEach
  void stop() {
    http.close();
    graph.close();
    brand.close();
    simulator.stop().toCompletableFuture().join();
  }

  @Test
  void aDriverJoinsSpeaksTapsAndWaits() throws Exception {
    call("PUT", "webhook", "{\"url\":\"%s\"}".formatted(brand.uri()));
    var ada = call("POST", "customers", "{\"name\":\"Ada\",\"country\":\"GB\"}");
    var key = ada.path("key").asText();
    assertThat(key).startsWith("447700900");
    assertThat(ada.path("user_id").asText()).startsWith("GB.");

    var said = call("POST", "customers/" + key + "/messages", "{\"text\":\"Hi\"}");
    assertThat(brand.nextMessage().value().at("/messages/0/id")).isEqualTo(said.path("id"));
    var menu = graph.send(menu(key));
    assertThat(call("GET", "customers/" + key + "/replies?count=1&timeout=60000", ""))
        .isEqualTo(JSON.readTree("{\"reached\":true,\"replies\":1}"));
    call("POST", "customers/" + key + "/taps", "{\"choice\":\"yes\"}");

    var lines = call("GET", "customers/" + key + "/transcript", "").path("lines");
    assertThat(lines.findValuesAsText("direction")).containsExactly("in", "out", "in");
    assertThat(lines.at("/1/callback").asText()).isEqualTo("cb");
    assertThat(lines.at("/2/context").asText()).isEqualTo(menu.messageId());
  }

  @Test
  void waitingEndsWithTheTimeToo() throws Exception {
    call("POST", "customers", "{\"name\":\"Ada\",\"phone\":\"447700900111\"}");

    assertThat(call("GET", "customers/447700900111/replies?count=1&timeout=1", ""))
        .isEqualTo(JSON.readTree("{\"reached\":false,\"replies\":0}"));
  }

  @Test
  void severalPeopleSpeakInOnePost() throws Exception {
    call("PUT", "webhook", "{\"url\":\"%s\"}".formatted(brand.uri()));
    call("POST", "customers", "{\"name\":\"Ada\",\"phone\":\"447700900111\"}");
    call("POST", "customers", "{\"name\":\"Bob\",\"user_id\":\"GB.77\"}");

    call(
        "POST",
        "batch",
        "{\"messages\":[{\"customer\":\"447700900111\",\"text\":\"1\"},{\"customer\":\"GB.77\",\"text\":\"2\"}]}");

    var value = brand.nextMessage().value();
    assertThat(value.path("messages").findValuesAsText("body")).containsExactly("1", "2");
    assertThat(value.at("/messages/1").has("from")).isFalse();
  }

  @Test
  void aRawBodyIsSignedAndPostedAsItIs() throws Exception {
    call("PUT", "webhook", "{\"url\":\"%s\"}".formatted(brand.uri()));
    var raw = "{ \"object\" : \"whatsapp_business_account\", \"entry\":[] }";

    call("POST", "raw", raw);

    var post = brand.nextMessage();
    assertThat(post.body()).isEqualTo(raw);
    assertThat(post.signature())
        .isEqualTo(new Signature(GraphClient.SECRET).sign(raw.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void faultsAreSetOneByOne() throws Exception {
    call("PUT", "faults", "{\"latency\":5}");
    call("PUT", "faults", "{\"graph\":{\"THROUGHPUT\":1.0}}");

    assertThat(simulator.faults().faults())
        .isEqualTo(
            new Faults(Map.of(GraphFault.THROUGHPUT, 1.0), 5, 0, 0, 0, Faults.NONE.holdBack(), 0));
    assertThat(graph.text("447700900111", "a", "c").code()).isEqualTo(130429);
    assertThat(http.call("PUT", "/simulator/faults", "{\"duplicate\":2}").statusCode())
        .isEqualTo(400);
    assertThat(http.call("PUT", "/simulator/faults", "{\"duplicates\":1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theLedgerIsCountedAndExported() throws Exception {
    graph.text("447700900111", "Hello", "c-1");
    graph.text("nobody", "Hello", "c-2");

    var counts = call("GET", "ledger", "");
    assertThat(counts.path("accepted").asInt()).isEqualTo(1);
    assertThat(counts.at("/refused/131009").asInt()).isEqualTo(1);
    var export = http.get("/simulator/ledger/export");
    assertThat(export.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(export.body().lines().map(ControlApiTest::tree))
        .extracting(line -> line.path("kind").asText())
        .containsExactly("customer", "message");
  }

  @Test
  void whatCannotBeDoneSaysWhatWasExpected() throws Exception {
    call("POST", "customers", "{\"name\":\"Ada\",\"phone\":\"447700900111\"}");

    assertError(404, "GET", "customers/33600000000/transcript", "");
    assertError(404, "POST", "customers/447700900111/taps", "{\"choice\":\"none\"}");
    assertError(400, "POST", "customers/447700900111/messages", "{}");
    assertError(400, "POST", "customers/447700900111/messages", "[1]");
    assertError(400, "POST", "customers", "{\"name\":\"Ada\",\"phone\":\"+44\"}");
    assertError(400, "POST", "customers", "{\"name\":\"Ada\",\"country\":\"XX\"}");
    assertError(400, "GET", "customers/447700900111/replies?count=many", "");
    assertError(404, "GET", "nothing", "");
  }

  @Test
  void noPageOfABrowserMayCall() throws Exception {
    var answer = http.get("/simulator/customers", "Origin", "http://127.0.0.1:8080");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private void assertError(int status, String method, String call, String body) throws Exception {
    var answer = http.call(method, "/simulator/" + call, body);
    assertThat(answer.statusCode()).as(call).isEqualTo(status);
    assertThat(tree(answer.body()).path("error").asText()).as(call).startsWith("Expected");
  }

  private JsonNode call(String method, String call, String body) throws Exception {
    var answer = http.call(method, "/simulator/" + call, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return tree(answer.body());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Expected JSON, but it is: " + json, e);
    }
  }

  private static String menu(String to) {
    return """
    {"messaging_product":"whatsapp","to":"%s","type":"interactive","biz_opaque_callback_data":"cb",
     "interactive":{"type":"button","body":{"text":"?"},"action":{"buttons":[
      {"type":"reply","reply":{"id":"yes","title":"Yes"}}]}}}\
    """
        .formatted(to);
  }
}
