package io.relais.loadtest.nothing;

import io.relais.loadtest.stand.Secrets;
import io.relais.loadtest.stand.Setup;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Authorization;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import scala.util.Try;

/** Posts the same message to one customer after the other, over connections as the runtime's. */
final class SameReply {
  private static final int CONNECTIONS = 32;

  /** More than webhooks that are ever under way at once. */
  private static final int WAITING = 10_000;

  private static final int CUSTOMERS = 1_000;

  private static final String MESSAGE =
      """
      {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "+3360000{customer}",\
       "biz_opaque_callback_data": "nothing.1",\
       "type": "text", "text": {"preview_url": false, "body": "Merci, et bonne journée !"}}\
      """;

  private final List<HttpRequest> requests;
  private final BoundedSourceQueue<Pair<HttpRequest, CompletableFuture<Done>>> queue;
  private final AtomicInteger next = new AtomicInteger();

  SameReply(ActorSystem<?> system, URI graph) {
    this.requests =
        IntStream.range(0, CUSTOMERS).mapToObj(customer -> request(graph, customer)).toList();
    this.queue =
        Source.<Pair<HttpRequest, CompletableFuture<Done>>>queue(WAITING)
            .via(
                Http.get(system)
                    .<CompletableFuture<Done>>cachedHostConnectionPool(
                        ConnectHttp.toHost(graph.toString()),
                        ConnectionPoolSettings.create(Adapter.toClassic(system))
                            .withMaxConnections(CONNECTIONS)
                            .withMaxOpenRequests(4 * CONNECTIONS)
                            .withMaxRetries(0),
                        Adapter.toClassic(system).log()))
            .toMat(Sink.foreach(answer -> read(answer, system)), Keep.left())
            .run(system);
  }

  /** From one number after the other: each has a rate that it may not pass. */
  private static HttpRequest request(URI graph, int customer) {
    var number = Setup.BENCH_NUMBERS.get(customer % Setup.BENCH_NUMBERS.size());
    var message = MESSAGE.replace("{customer}", Integer.toString(CUSTOMERS + customer));
    return HttpRequest.POST(graph.resolve("/v25.0/" + number + "/messages").toString())
        .addHeader(Authorization.oauth2(Secrets.ACCESS_TOKEN))
        .withEntity(ContentTypes.APPLICATION_JSON, message);
  }

  /** The stage completes when the message was answered. */
  CompletionStage<Done> send() {
    var request = requests.get(Math.floorMod(next.getAndIncrement(), requests.size()));
    var answered = new CompletableFuture<Done>();
    if (!(queue.offer(Pair.create(request, answered)) instanceof QueueOfferResult.Enqueued$)) {
      throw new IllegalStateException("Expected room for a message, but too many wait.");
    }
    return answered;
  }

  private static void read(
      Pair<Try<HttpResponse>, CompletableFuture<Done>> answer, ActorSystem<?> system) {
    answer.first().get().discardEntityBytes(system);
    answer.second().complete(Done.getInstance());
  }
}
