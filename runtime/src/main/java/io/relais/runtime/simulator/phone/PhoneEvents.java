package io.relais.runtime.simulator.phone;

import io.relais.runtime.simulator.ledger.Change;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.ledger.Message.FromCustomer;
import io.relais.runtime.simulator.ledger.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.stream.javadsl.Source;

/**
 * What happens on the page's phones, as server-sent events: {@code line-KEY} is a new bubble,
 * {@code meta-KEY} new ticks, {@code typing-KEY} the typing indicator. The event's id is the
 * ledger's revision, by which the page drops what it shows already.
 */
final class PhoneEvents {

  /**
   * More than all phones of a page can have missed, so that a page that reconnects always gets all
   * of it.
   */
  private static final int BUFFER = 32_768;

  /** Proxies and browsers give up on a silent connection after some 30 s at the earliest. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private record Seen(CustomerLog log, Change change) {}

  private final PhoneViews views;
  private final PhoneRenderer renderer;
  private final InstantSource clock;

  PhoneEvents(PhoneViews views, PhoneRenderer renderer, InstantSource clock) {
    this.views = views;
    this.renderer = renderer;
    this.clock = clock;
  }

  /** Everything after that revision, then what happens, until the page goes away. */
  Source<ServerSentEvent, NotUsed> after(long revision, Texts texts) {
    var phones = views.onPage();
    return Source.<Seen>queue(BUFFER)
        .watchTermination(
            (queue, done) -> {
              List<Runnable> follows =
                  phones.stream()
                      .map(
                          log ->
                              log.follow(
                                  revision,
                                  change -> {
                                    if (!queue.offer(new Seen(log, change)).isEnqueued()
                                        && !queue.isCompleted()) {
                                      queue.fail(
                                          new IllegalStateException("The page fell behind."));
                                    }
                                  }))
                      .toList();
              done.whenComplete((_, _) -> follows.forEach(Runnable::run));
              return NotUsed.getInstance();
            })
        .map(seen -> event(seen, texts))
        .filter(Optional::isPresent)
        .map(Optional::get)
        .keepAlive(HEARTBEAT, ServerSentEvent::heartbeat);
  }

  private Optional<ServerSentEvent> event(Seen seen, Texts texts) {
    var log = seen.log();
    String id = PhoneViews.domId(log.customer());
    return switch (seen.change()) {
      case Change.Added(var entry, var previous) -> {
        var line = views.bubbles(texts).line(log, entry, previous);
        var html = renderer.line(id, log.customer().key(), line, views.brand(), texts);
        yield event(seen, "line", html);
      }
      case Change.Progressed(var entry) -> {
        var html = renderer.meta(views.bubbles(texts).meta(entry));
        // The webhook took it and nothing has come back yet: an answer is probably on its way.
        boolean expectant =
            entry.message() instanceof FromCustomer
                && entry.progress() == Progress.DELIVERED
                && log.isLast(entry);
        yield event(
            seen,
            "meta",
            expectant ? html + renderer.typing(id, false, views.brand(), texts) : html);
      }
      case Change.Typing typing when typing.until().isAfter(clock.instant()) ->
          event(seen, "meta", renderer.typing(id, true, views.brand(), texts));
      case Change.Typing _ -> Optional.empty();
    };
  }

  private static Optional<ServerSentEvent> event(Seen seen, String kind, String html) {
    String name = kind + "-" + PhoneViews.domId(seen.log().customer());
    return Optional.of(ServerSentEvent.create(html, name, Long.toString(seen.change().revision())));
  }
}
