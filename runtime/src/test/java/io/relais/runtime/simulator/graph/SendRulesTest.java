package io.relais.runtime.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit of the platform twice: just fitting, and just not. */
class SendRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} fits")
  @MethodSource("fitting")
  void whatJustFitsIsAccepted(String what, String message) {
    assertThat(SendRules.check(json(message))).as(what).isInstanceOf(Send.NewMessage.class);
  }

  @ParameterizedTest(name = "{0} is refused with {1}")
  @MethodSource("violating")
  void whatJustDoesNotFitIsRefusedWithMetasCode(String what, int code, String message) {
    assertThatThrownBy(() -> SendRules.check(json(message)))
        .as(what)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.error().code()).isEqualTo(code));
  }

  @Test
  void aMessageKeepsWhatTheLedgerNeeds() {
    var send =
        SendRules.check(
            json(
                "{'messaging_product':'whatsapp','to':'+33 6 39 98 12"
                    + " 34','type':'TEXT','text':{'body':'a'},"
                    + "'biz_opaque_callback_data':'c1','context':{'message_id':'wamid.x'}}"));

    assertThat(send)
        .isEqualTo(new Send.NewMessage("+33 6 39 98 12 34", false, "text", "c1", "wamid.x"));
  }

  @Test
  void aPhoneWinsOverAUserId() {
    var both = "'to':'33639981234','recipient':'FR.1',";
    var onlyId = "'recipient':'FR.1',";

    assertThat(SendRules.check(json(text(both, "a"))))
        .isEqualTo(new Send.NewMessage("33639981234", false, "text", null, null));
    assertThat(SendRules.check(json(text(onlyId, "a"))))
        .isEqualTo(new Send.NewMessage("FR.1", true, "text", null, null));
  }

  @Test
  void readAndTypingNeedNoRecipient() {
    var read = "{'messaging_product':'whatsapp','status':'read','message_id':'wamid.x'";

    assertThat(SendRules.check(json(read + "}"))).isEqualTo(new Send.Read("wamid.x", false));
    assertThat(SendRules.check(json(read + ",'typing_indicator':{'type':'text'}}")))
        .isEqualTo(new Send.Read("wamid.x", true));
  }

  private static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of("a text of 4096", text(chars(4096))),
        Arguments.of("a text of 4096 emoji", text("😀".repeat(4096))),
        Arguments.of(
            "callback data of 512", with("'biz_opaque_callback_data':'" + chars(512) + "'")),
        Arguments.of("one button", buttons(1, 20, 256, 1024)),
        Arguments.of("three buttons", buttons(3, 20, 256, 1024)),
        Arguments.of(
            "a header and footer of 60",
            interactive("button", frame(60, 60), buttonAction(1, 5, 5))),
        Arguments.of(
            "an image header",
            interactive(
                "button",
                "'header':{'type':'image','image':{'link':'https://a.example/a.jpg'}},",
                buttonAction(1, 5, 5))),
        Arguments.of("ten rows in one section", list(1, 10, 24, 200, 72, 20, 4096)),
        Arguments.of("ten sections of one row", list(10, 1, 24, 200, 72, 20, 4096)),
        Arguments.of(
            "one section without a title",
            interactive(
                "list", "", "{'button':'b','sections':[{'rows':[{'id':'1','title':'t'}]}]}")),
        Arguments.of("a type in capitals", interactive("BUTTON", "", buttonAction(1, 5, 5))),
        Arguments.of("a link", cta(20, "https://a.example/x")),
        Arguments.of(
            "a request for the place",
            interactive("location_request_message", "", "{'name':'send_location'}")),
        Arguments.of(
            "a request for the number",
            interactive("contact_request", "", "{'name':'request_contact_info'}")),
        Arguments.of("a flow", interactive("flow", "", flow(30, "'flow_id':'1'"))),
        Arguments.of(
            "a caption of 1024", of("image", "{'id':'1','caption':'" + chars(1024) + "'}")),
        Arguments.of(
            "a document by link",
            of("document", "{'link':'https://a.example/a.pdf','filename':'a.pdf'}")),
        Arguments.of(
            "a place in numbers as text",
            of("location", "{'latitude':'39.28','longitude':'-84.26'}")),
        Arguments.of("contacts", of("contacts", "[{'name':{'formatted_name':'Ada'}}]")),
        Arguments.of("a reaction", of("reaction", "{'message_id':'wamid.x','emoji':'👍'}")),
        Arguments.of(
            "a reaction taken back", of("reaction", "{'message_id':'wamid.x','emoji':''}")),
        Arguments.of(
            "a template",
            of(
                "template",
                "{'name':'"
                    + chars(512)
                    + "','language':{'code':'fr'},'components':[{'type':'body','parameters':[{'type':'text','text':'a'}]},{'type':'button','sub_type':'quick_reply','index':'9'}]}")));
  }

  private static Stream<Arguments> violating() {
    return Stream.of(
        Arguments.of("no product", 100, "{'to':'33639981234','text':{'body':'a'}}"),
        Arguments.of(
            "another product",
            100,
            "{'messaging_product':'sms','to':'33639981234','text':{'body':'a'}}"),
        Arguments.of("no recipient", 100, text("", "a")),
        Arguments.of("a placeholder as recipient", 131009, text("'to':'{{phone}}',", "a")),
        Arguments.of("a user id as phone", 131009, text("'to':'FR.123456',", "a")),
        Arguments.of("a phone as user id", 131009, text("'recipient':'33639981234',", "a")),
        Arguments.of("a group", 100, with("'recipient_type':'group'")),
        Arguments.of("an unknown type", 131051, of("poll", "{}")),
        Arguments.of(
            "a type without its object",
            100,
            "{'messaging_product':'whatsapp','to':'33639981234','type':'text'}"),
        Arguments.of(
            "an interactive message that names no type",
            100,
            "{'messaging_product':'whatsapp','to':'33639981234','interactive':{}}"),
        Arguments.of("an empty text", 100, text(" ")),
        Arguments.of("a text of 4097", 100, text(chars(4097))),
        Arguments.of(
            "callback data of 513",
            131009,
            with("'biz_opaque_callback_data':'" + chars(513) + "'")),
        Arguments.of("callback data as a number", 100, with("'biz_opaque_callback_data':7")),
        Arguments.of("no button", 131009, buttons(0, 20, 256, 1024)),
        Arguments.of("four buttons", 131009, buttons(4, 20, 256, 1024)),
        Arguments.of("a button's title of 21", 131009, buttons(1, 21, 256, 1024)),
        Arguments.of("a button's id of 257", 131009, buttons(1, 20, 257, 1024)),
        Arguments.of("a body of 1025", 131009, buttons(1, 20, 256, 1025)),
        Arguments.of(
            "two buttons of one title",
            131009,
            interactive(
                "button", "", "{'buttons':[" + button("a", "t") + "," + button("b", "t") + "]}")),
        Arguments.of(
            "two buttons of one id",
            131009,
            interactive(
                "button", "", "{'buttons':[" + button("a", "t") + "," + button("a", "u") + "]}")),
        Arguments.of(
            "a header of 61", 131009, interactive("button", frame(61, 60), buttonAction(1, 5, 5))),
        Arguments.of(
            "a footer of 61", 131009, interactive("button", frame(60, 61), buttonAction(1, 5, 5))),
        Arguments.of(
            "a media header with a caption",
            100,
            interactive(
                "button",
                "'header':{'type':'image','image':{'id':'1','caption':'c'}},",
                buttonAction(1, 5, 5))),
        Arguments.of(
            "no body",
            131008,
            "{'messaging_product':'whatsapp','to':'33639981234','type':'interactive','interactive':{'type':'button','action':"
                + buttonAction(1, 5, 5)
                + "}}"),
        Arguments.of(
            "no action",
            131008,
            "{'messaging_product':'whatsapp','to':'33639981234','type':'interactive','interactive':{'type':'button','body':{'text':'a'}}}"),
        Arguments.of("an unknown interactive type", 100, interactive("wheel", "", "{}")),
        Arguments.of("eleven rows in one section", 131009, list(1, 11, 24, 200, 72, 20, 4096)),
        Arguments.of("eleven rows in two sections", 131009, list(2, 6, 24, 200, 72, 20, 4096)),
        Arguments.of("eleven sections", 131009, list(11, 1, 24, 200, 72, 20, 4096)),
        Arguments.of("no section", 131009, interactive("list", "", "{'button':'b','sections':[]}")),
        Arguments.of("a row's title of 25", 131009, list(1, 1, 25, 200, 72, 20, 4096)),
        Arguments.of("a row's id of 201", 131009, list(1, 1, 24, 201, 72, 20, 4096)),
        Arguments.of("a row's description of 73", 131009, list(1, 1, 24, 200, 73, 20, 4096)),
        Arguments.of("a list's button of 21", 131009, list(1, 1, 24, 200, 72, 21, 4096)),
        Arguments.of("a list's body of 4097", 131009, list(1, 1, 24, 200, 72, 20, 4097)),
        Arguments.of(
            "two sections without titles",
            131008,
            interactive(
                "list",
                "",
                "{'button':'b','sections':[{'rows':[{'id':'1','title':'t'}]},{'rows':[{'id':'2','title':'t'}]}]}")),
        Arguments.of(
            "two rows of one id",
            131009,
            interactive(
                "list",
                "",
                "{'button':'b','sections':[{'rows':[{'id':'1','title':'t'},{'id':'1','title':'u'}]}]}")),
        Arguments.of(
            "a list with an image header",
            100,
            interactive(
                "list",
                "'header':{'type':'image','image':{'id':'1'}},",
                "{'button':'b','sections':[{'rows':[{'id':'1','title':'t'}]}]}")),
        Arguments.of("a link's text of 21", 131009, cta(21, "https://a.example/x")),
        Arguments.of("a link that is none", 131009, cta(20, "javascript:alert(1)")),
        Arguments.of(
            "a request for the place with a footer",
            100,
            interactive(
                "location_request_message", "'footer':{'text':'f'},", "{'name':'send_location'}")),
        Arguments.of(
            "a flow's button of 31", 131009, interactive("flow", "", flow(31, "'flow_id':'1'"))),
        Arguments.of(
            "a flow by id and name",
            100,
            interactive("flow", "", flow(30, "'flow_id':'1','flow_name':'n'"))),
        Arguments.of(
            "a caption of 1025", 131009, of("image", "{'id':'1','caption':'" + chars(1025) + "'}")),
        Arguments.of("an audio with a caption", 100, of("audio", "{'id':'1','caption':'c'}")),
        Arguments.of(
            "a medium by id and link",
            100,
            of("video", "{'id':'1','link':'https://a.example/a.mp4'}")),
        Arguments.of("a medium without either", 100, of("video", "{}")),
        Arguments.of(
            "a place beyond the pole", 131009, of("location", "{'latitude':91,'longitude':0}")),
        Arguments.of("a place without longitude", 131008, of("location", "{'latitude':1}")),
        Arguments.of("a contact without a name", 131008, of("contacts", "[{}]")),
        Arguments.of("no contact", 131009, of("contacts", "[]")),
        Arguments.of("a reaction to nothing", 131008, of("reaction", "{'emoji':'👍'}")),
        Arguments.of("a template without a language", 131008, of("template", "{'name':'n'}")),
        Arguments.of(
            "a template's name of 513",
            131009,
            of("template", "{'name':'" + chars(513) + "','language':{'code':'fr'}}")),
        Arguments.of(
            "a template's eleventh button",
            131009,
            of(
                "template",
                "{'name':'n','language':{'code':'fr'},'components':[{'type':'button','sub_type':'url','index':10}]}")),
        Arguments.of(
            "a read receipt for nothing", 100, "{'messaging_product':'whatsapp','status':'read'}"),
        Arguments.of(
            "a status that is not read",
            100,
            "{'messaging_product':'whatsapp','status':'seen','message_id':'wamid.x'}"));
  }

  private static JsonNode json(String message) {
    try {
      return JSON.readTree(message.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError("The test's own JSON is broken: " + message, e);
    }
  }

  private static String chars(int count) {
    return "é".repeat(count);
  }

  private static String text(String body) {
    return text("'to':'33639981234',", body);
  }

  private static String text(String recipient, String body) {
    return "{'messaging_product':'whatsapp'," + recipient + "'text':{'body':'" + body + "'}}";
  }

  private static String with(String field) {
    return text("'to':'33639981234'," + field + ",", "a");
  }

  private static String of(String type, String object) {
    return "{'messaging_product':'whatsapp','to':'33639981234','type':'%s','%s':%s}"
        .formatted(type, type, object);
  }

  private static String interactive(String type, String more, String action) {
    return of(
        "interactive",
        "{'type':'%s',%s'body':{'text':'a'},'action':%s}".formatted(type, more, action));
  }

  private static String frame(int header, int footer) {
    return "'header':{'type':'text','text':'%s'},'footer':{'text':'%s'},"
        .formatted(chars(header), chars(footer));
  }

  private static String buttons(int count, int title, int id, int body) {
    return of(
        "interactive",
        "{'type':'button','body':{'text':'%s'},'action':%s}"
            .formatted(chars(body), buttonAction(count, title, id)));
  }

  private static String buttonAction(int count, int title, int id) {
    return IntStream.range(0, count)
        .mapToObj(i -> button(i + "x".repeat(id - 1), i + chars(title - 1)))
        .collect(Collectors.joining(",", "{'buttons':[", "]}"));
  }

  private static String button(String id, String title) {
    return "{'type':'reply','reply':{'id':'%s','title':'%s'}}".formatted(id, title);
  }

  private static String list(
      int sections, int rows, int title, int id, int description, int button, int body) {
    var all =
        IntStream.range(0, sections)
            .mapToObj(
                section ->
                    IntStream.range(0, rows)
                        .mapToObj(row -> row(section * rows + row, title, id, description))
                        .collect(
                            Collectors.joining(
                                ",", "{'title':'%s','rows':[".formatted(chars(24)), "]}")))
            .collect(Collectors.joining(","));
    return of(
        "interactive",
        "{'type':'list','body':{'text':'%s'},'action':{'button':'%s','sections':[%s]}}"
            .formatted(chars(body), chars(button), all));
  }

  private static String row(int number, int title, int id, int description) {
    var unique = "%03d".formatted(number);
    return "{'id':'%s','title':'%s','description':'%s'}"
        .formatted(unique + "x".repeat(id - 3), chars(title), chars(description));
  }

  private static String cta(int text, String url) {
    return interactive(
        "cta_url",
        "",
        "{'name':'cta_url','parameters':{'display_text':'%s','url':'%s'}}"
            .formatted(chars(text), url));
  }

  private static String flow(int button, String which) {
    return "{'name':'flow','parameters':{'flow_message_version':'3','flow_cta':'%s',%s}}"
        .formatted(chars(button), which);
  }
}
