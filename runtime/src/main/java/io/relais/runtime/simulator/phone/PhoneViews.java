package io.relais.runtime.simulator.phone;

import io.relais.runtime.simulator.ledger.Country;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Ledger;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.phone.PhoneView.Brand;
import io.relais.runtime.simulator.phone.PhoneView.CountryChoice;
import io.relais.runtime.simulator.phone.PhoneView.Line;
import io.relais.runtime.simulator.phone.PhoneView.Page;
import io.relais.runtime.simulator.phone.PhoneView.Phone;
import io.relais.runtime.simulator.phone.PhoneView.Sheet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the page shows, from the ledger. */
final class PhoneViews {

  /** More phones than fit on any desk. */
  static final int MAX_PHONES = 12;

  /** The newest messages of a chat; older ones stay in the ledger. */
  private static final int MAX_LINES = 300;

  private static final int HUES = 8;

  private final Ledger ledger;
  private final PhoneSettings settings;
  private final InstantSource clock;

  PhoneViews(Ledger ledger, PhoneSettings settings, InstantSource clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  Page page(Texts texts) {
    // Read first: a change made meanwhile is then shown and sent once more, and the page drops the
    // second.
    long after = ledger.revision();
    var logs = onPage();
    var phones =
        IntStream.range(0, logs.size()).mapToObj(i -> phone(logs.get(i), i % HUES, texts)).toList();
    var countries =
        Arrays.stream(Country.values())
            .map(c -> new CountryChoice(c.name(), texts.country(c.name()), "+" + c.callingCode()))
            .toList();
    boolean full = phones.size() >= MAX_PHONES;
    return new Page(brand(), phones, countries, after, full, MAX_PHONES, settings.zone().getId());
  }

  Brand brand() {
    return new Brand(settings.brandName(), initials(settings.brandName()));
  }

  /** Those with a phone on the page, in the order in which they came. */
  List<CustomerLog> onPage() {
    return ledger.customers().stream()
        .filter(log -> log.customer().onPage())
        .sorted(Comparator.comparingLong(CustomerLog::joined))
        .toList();
  }

  Bubbles bubbles(Texts texts) {
    return new Bubbles(settings, clock, texts);
  }

  /** A message's list, if it has one. */
  Optional<Sheet> sheet(CustomerLog log, String messageId, Texts texts) {
    return log.find(messageId)
        .filter(entry -> entry.message() instanceof FromBrand)
        .map(entry -> BrandContent.of((FromBrand) entry.message(), texts))
        .filter(content -> content.menu() != null)
        .map(
            content ->
                new Sheet(
                    log.customer().key(),
                    messageId,
                    Optional.ofNullable(content.menu()).orElse(""),
                    content.sections()));
  }

  /** Safe in HTML ids and CSS: keys are digits, or letters, digits and dots. */
  static String domId(Customer customer) {
    return "p-" + customer.key().replace('.', '-');
  }

  private Phone phone(CustomerLog log, int hue, Texts texts) {
    var customer = log.customer();
    var transcript = log.transcript();
    long after = transcript.stream().mapToLong(Entry::revision).max().orElse(0);
    return new Phone(
        domId(customer),
        customer.key(),
        customer.name(),
        customer.phone() == null ? null : Country.display(customer.phone()),
        initials(customer.name()),
        hue,
        after,
        lines(log, transcript, texts));
  }

  private List<Line> lines(CustomerLog log, List<Entry> transcript, Texts texts) {
    var bubbles = bubbles(texts);
    var lines = new ArrayList<Line>();
    int from = Math.max(0, transcript.size() - MAX_LINES);
    Entry previous = null;
    for (Entry entry : transcript.subList(from, transcript.size())) {
      lines.add(bubbles.line(log, entry, previous));
      previous = entry;
    }
    return lines;
  }

  private static String initials(String name) {
    return Arrays.stream(name.strip().split("\\s+"))
        .limit(2)
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .reduce("", String::concat)
        .toUpperCase(Locale.ROOT);
  }
}
