package io.relais.runtime.simulator.webhook;

import io.relais.runtime.simulator.faults.FaultInjector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.util.Try;

/**
 * Posts webhooks, concurrently and without promising an order, until each is answered with exactly
 * 200 or its attempts are used up. Where it posts may be said later: until then everything waits as
 * if the brand were down.
 */
public final class WebhookSender {

  private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);

  /**
   * Updates that wait for a connection; beyond them a POST counts as failed and is tried again
   * later.
   */
  private static final int QUEUE = 65_536;

  /** Webhooks that wait for their next attempt; more are given up, as Meta gives up at last. */
  private static final int MAX_WAITING = 200_000;

  private record Posting(Update update, Delivery delivery) {}

  private final ActorSystem<?> system;
  private final WebhookBody bodies;
  private final Signature signature;
  private final SenderSettings settings;
  private final FaultInjector faults;
  private final AtomicInteger waiting = new AtomicInteger();
  private final BoundedSourceQueue<Posting> postings;
  private volatile @Nullable BoundedSourceQueue<Parcel> connection;
  private volatile boolean stopped;

  public WebhookSender(
      ActorSystem<?> system,
      WebhookBody bodies,
      Signature signature,
      SenderSettings settings,
      FaultInjector faults) {
    this.system = system;
    this.bodies = bodies;
    this.signature = signature;
    this.settings = settings;
    this.faults = faults;
    this.postings = batching();
  }

  /** Posts to that address from now on. */
  public synchronized void connect(URI webhook) {
    var earlier = connection;
    var pool = new WebhookConnections(webhook, settings, system);
    connection =
        Source.<Parcel>queue(QUEUE)
            .map(pool::request)
            .via(pool.flow())
            .to(Sink.foreach(answer -> guarded(() -> answered(answer.second(), answer.first()))))
            .run(system);
    if (earlier != null) {
      earlier.complete();
    }
  }

  /** Posts nothing any more; whoever waits hears nothing any more. */
  public synchronized void stop() {
    stopped = true;
    postings.complete();
    var last = connection;
    if (last != null) {
      last.complete();
    }
  }

  /** Posts an update, perhaps together with others. */
  public void post(Update update, Delivery delivery) {
    var posting = new Posting(update, delivery);
    later(faults.holdBack(), () -> offer(posting));
  }

  /** Posts these updates in one body. */
  public void postTogether(List<? extends Update> updates, List<Delivery> deliveries) {
    dispatch(parcel(bodies.of(updates), List.copyOf(deliveries)));
  }

  /** Posts these bytes as they are, signed like any other body. */
  public void postRaw(byte[] body, Delivery delivery) {
    dispatch(parcel(body, List.of(delivery)));
  }

  private BoundedSourceQueue<Posting> batching() {
    var source = Source.<Posting>queue(QUEUE);
    var groups =
        settings.batch() == 1
            ? source.map(List::of)
            : source.groupedWithin(settings.batch(), settings.linger());
    return groups
        .to(
            Sink.foreach(
                group ->
                    guarded(
                        () ->
                            postTogether(
                                group.stream().map(Posting::update).toList(),
                                group.stream().map(Posting::delivery).toList()))))
        .run(system);
  }

  /** One webhook that cannot be dealt with must not end the stream of all the others. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("A webhook could not be dealt with; the others go on.", e);
    }
  }

  private void offer(Posting posting) {
    if (settings.batch() == 1) {
      postTogether(List.of(posting.update()), List.of(posting.delivery()));
    } else if (!postings.offer(posting).isEnqueued()) {
      // The queue is full: no batching for this one, but the same redelivery.
      retry(parcel(bodies.of(List.of(posting.update())), List.of(posting.delivery())));
    }
  }

  private Parcel parcel(byte[] body, List<Delivery> deliveries) {
    return new Parcel(
        new Parcel.Body(body, signature.sign(body)), List.copyOf(deliveries), 0, false);
  }

  private void dispatch(Parcel parcel) {
    var to = connection;
    if (to == null || !to.offer(parcel).equals(QueueOfferResult.enqueued())) {
      retry(parcel);
    }
  }

  private void answered(Parcel parcel, Try<HttpResponse> answer) {
    if (stopped) {
      return;
    }
    if (answer.isSuccess()) {
      var response = answer.get();
      response.discardEntityBytes(system);
      if (response.status().equals(StatusCodes.OK)) {
        done(parcel);
        return;
      }
    }
    retry(parcel);
  }

  private void done(Parcel parcel) {
    parcel.deliveries().forEach(Delivery::answered);
    if (!parcel.again() && faults.duplicate()) {
      later(settings.redelivery().first(), () -> dispatch(parcel.oncemore()));
    }
  }

  private void retry(Parcel parcel) {
    if (stopped) {
      return;
    }
    var failed = parcel.failed();
    if (failed.failures() >= settings.redelivery().attempts() || waiting.get() >= MAX_WAITING) {
      failed.deliveries().forEach(Delivery::abandoned);
      return;
    }
    waiting.incrementAndGet();
    failed.deliveries().forEach(delivery -> delivery.attemptFailed(failed.failures()));
    later(
        settings.redelivery().after(failed.failures()),
        () -> {
          waiting.decrementAndGet();
          dispatch(failed);
        });
  }

  private void later(Duration pause, Runnable task) {
    if (pause.isZero()) {
      task.run();
    } else {
      system.scheduler().scheduleOnce(pause, task, system.executionContext());
    }
  }
}
