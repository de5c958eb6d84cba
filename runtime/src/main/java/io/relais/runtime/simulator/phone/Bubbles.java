package io.relais.runtime.simulator.phone;

import io.relais.runtime.simulator.ledger.Content.ButtonReply;
import io.relais.runtime.simulator.ledger.Content.ListReply;
import io.relais.runtime.simulator.ledger.Content.Other;
import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Entry;
import io.relais.runtime.simulator.ledger.Message;
import io.relais.runtime.simulator.ledger.Message.FromBrand;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import io.relais.runtime.simulator.ledger.Progress;
import io.relais.runtime.simulator.phone.Bubble.Attachment;
import io.relais.runtime.simulator.phone.Bubble.Meta;
import io.relais.runtime.simulator.phone.Bubble.Quote;
import io.relais.runtime.simulator.phone.PhoneView.Line;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns lines of the ledger into what a phone shows, in one language. */
final class Bubbles {

  /** How much of a message its quotation shows. */
  private static final int EXCERPT = 90;

  private final PhoneSettings settings;
  private final InstantSource clock;
  private final Texts texts;

  Bubbles(PhoneSettings settings, InstantSource clock, Texts texts) {
    this.settings = settings;
    this.clock = clock;
    this.texts = texts;
  }

  /** The line, with the day above it if the line before is of another day. */
  Line line(CustomerLog log, Entry entry, @Nullable Entry previous) {
    LocalDate date = date(entry);
    boolean newDay = previous == null || !date(previous).equals(date);
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    return new Line(newDay ? texts.day(date, today) : null, bubble(log, entry, previous, newDay));
  }

  /** The ticks and the time of a line. */
  Meta meta(Entry entry) {
    var at = entry.message().at();
    String ticks = entry.progress().name().toLowerCase(Locale.ROOT);
    boolean waiting = entry.progress() == Progress.SENT && entry.attempts() > 0;
    return new Meta(
        "m-" + entry.order(),
        texts.time(at.atZone(settings.zone()).toLocalTime()),
        at.toString(),
        ticks,
        texts.get("tick." + ticks),
        waiting ? texts.get("tick.waiting", entry.attempts()) : null);
  }

  private LocalDate date(Entry entry) {
    return LocalDate.ofInstant(entry.message().at(), settings.zone());
  }

  private Bubble bubble(CustomerLog log, Entry entry, @Nullable Entry previous, boolean newDay) {
    boolean mine = entry.message() instanceof FromCustomer;
    boolean tail = newDay || previous == null || previous.message() instanceof FromCustomer != mine;
    return switch (entry.message()) {
      case FromCustomer message -> mine(log, entry, message, tail);
      case FromBrand message -> theirs(log, entry, message, tail);
    };
  }

  private Bubble mine(CustomerLog log, Entry entry, FromCustomer message, boolean tail) {
    Attachment attachment =
        message.content() instanceof Other(var type, _)
            ? new Attachment(type, mediaName(type), null)
            : null;
    return new Bubble(
        "l-" + entry.order(),
        message.id(),
        true,
        tail,
        quote(log, message),
        null,
        attachment,
        MarkupReader.read(text(message)),
        message.content() instanceof ListReply(_, _, var description) ? description : null,
        List.of(),
        null,
        null,
        meta(entry));
  }

  private Bubble theirs(CustomerLog log, Entry entry, FromBrand message, boolean tail) {
    var content = BrandContent.of(message, texts);
    return new Bubble(
        "l-" + entry.order(),
        message.id(),
        false,
        tail,
        quote(log, message),
        content.header(),
        content.attachment(),
        MarkupReader.read(content.text()),
        content.footer(),
        content.buttons(),
        content.menu(),
        content.link(),
        meta(entry));
  }

  private @Nullable Quote quote(CustomerLog log, Message message) {
    String context = message.contextId();
    return context == null ? null : log.find(context).map(entry -> quote(log, entry)).orElse(null);
  }

  private Quote quote(CustomerLog log, Entry quoted) {
    return switch (quoted.message()) {
      case FromCustomer message -> new Quote(log.customer().name(), excerpt(text(message)));
      case FromBrand message ->
          new Quote(settings.brandName(), excerpt(BrandContent.of(message, texts).text()));
    };
  }

  private static String text(FromCustomer message) {
    return switch (message.content()) {
      case Text(var body) -> body;
      case ButtonReply(_, var title) -> title;
      case ListReply(_, var title, _) -> title;
      case Other _ -> "";
    };
  }

  private String mediaName(String type) {
    return switch (type) {
      case "image", "video", "audio", "document", "sticker", "location", "contacts" ->
          texts.get("media." + type);
      default -> texts.get("media.other", type);
    };
  }

  private static String excerpt(String text) {
    String line = text.replace('\n', ' ').replaceAll("[*_~`]", "").strip();
    if (line.codePointCount(0, line.length()) <= EXCERPT) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, EXCERPT)).strip() + "…";
  }
}
