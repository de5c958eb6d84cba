package io.relais.flows.yaml;

import io.relais.flows.Brand.OnUnknown;
import io.relais.flows.Brand.Order;
import io.relais.flows.Brand.WhatsAppNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code channels}: the brand's WhatsApp numbers and web sites. */
final class Channels {
  /** Messages a second that Meta lets a new number send (Cloud API, "Throughput"). */
  private static final int RATE = 80;

  /** The most that Meta grants a number. */
  private static final int MAX_RATE = 1000;

  private static final Pattern PER_SECOND = Pattern.compile("([0-9]{1,4})/s");

  private Channels() {}

  static List<WhatsAppNumber> read(@Nullable Yaml value, Problems problems) {
    List<WhatsAppNumber> numbers = new ArrayList<>();
    Yaml.Mapping map = Values.map(value, "a map of channels", problems);
    if (map == null) {
      return numbers;
    }
    Fields fields =
        Fields.of(map, "`channels`", map.at(), List.of("whatsapp", "web"), Set.of(), problems);
    for (Yaml item : items(fields.get("whatsapp"), problems)) {
      Yaml.Mapping number = Values.map(item, "a number, as {number: …, display: …}", problems);
      if (number != null) {
        add(number, numbers, problems);
      }
    }
    items(fields.get("web"), problems).forEach(site -> checkSite(site, problems));
    if (!fields.has("whatsapp") && !fields.has("web") && !fields.hasStrangeKeys()) {
      problems.e01(map.at(), "Expected at least one channel, but `channels` is empty");
    }
    return numbers;
  }

  private static List<Yaml> items(@Nullable Yaml value, Problems problems) {
    Yaml.Sequence list = Values.list(value, "a list", problems);
    if (list != null && list.items().isEmpty()) {
      problems.e01(list.at(), "Expected at least one entry, but the list is empty");
    }
    return list == null ? List.of() : list.items();
  }

  private static void add(Yaml.Mapping map, List<WhatsAppNumber> numbers, Problems problems) {
    List<String> known = List.of("number", "display", "rate", "order", "on_unknown");
    Fields fields = Fields.of(map, "a number", map.at(), known, Set.of(), problems);
    Yaml written = fields.require("number");
    String number =
        Values.word(written, "the phone_number_id in quotes, as \"100000000000001\"", problems);
    String display = Values.word(fields.get("display"), "a phone number", problems);
    if (number != null
        && written != null
        && numbers.stream().anyMatch(other -> other.number().equals(number))) {
      problems.e01(
          written.at(), "Expected each number once, but `" + number + "` stands here again");
    } else if (number != null) {
      Order order =
          oneOf(fields.get("order"), List.of("accepted", "delivered"), problems).equals("delivered")
              ? Order.DELIVERED
              : Order.ACCEPTED;
      OnUnknown onUnknown =
          oneOf(fields.get("on_unknown"), List.of("resend", "hold"), problems).equals("hold")
              ? OnUnknown.HOLD
              : OnUnknown.RESEND;
      numbers.add(
          new WhatsAppNumber(
              number,
              display == null ? number : display,
              rate(fields.get("rate"), problems),
              order,
              onUnknown));
    }
  }

  private static int rate(@Nullable Yaml value, Problems problems) {
    if (value == null) {
      return RATE;
    }
    Matcher matcher = PER_SECOND.matcher(value instanceof Yaml.Scalar scalar ? scalar.text() : "");
    if (matcher.matches()) {
      int rate = Integer.parseInt(matcher.group(1));
      if (rate >= 1 && rate <= MAX_RATE) {
        return rate;
      }
    }
    problems.expected("messages a second from `1/s` to `" + MAX_RATE + "/s`", value, null);
    return RATE;
  }

  /** One of the words, the first of which is the default. */
  private static String oneOf(@Nullable Yaml value, List<String> words, Problems problems) {
    String word = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
    if (value != null && !words.contains(word)) {
      problems.expected("one of " + Fields.listed(words), value, null);
    }
    return words.contains(word) ? word : words.getFirst();
  }

  private static void checkSite(Yaml item, Problems problems) {
    Yaml.Mapping map = Values.map(item, "a site, as {site: shop, origins: […]}", problems);
    if (map != null) {
      Fields site =
          Fields.of(map, "a site", map.at(), List.of("site", "origins"), Set.of(), problems);
      Names.id("a site", site.require("site"), problems);
      Values.words(site.get("origins"), "origins", problems);
    }
  }
}
