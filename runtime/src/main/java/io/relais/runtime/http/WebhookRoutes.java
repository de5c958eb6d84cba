package io.relais.runtime.http;

import io.relais.runtime.channel.whatsapp.Signature;
import io.relais.runtime.channel.whatsapp.WhatsAppMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Allow;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;

/**
 * {@code GET} and {@code POST} {@value #PATH}, the two requests that Meta makes.
 *
 * <p>A post is answered exactly 200 once everything in it is on disk, 401 without a valid
 * signature, 413 over 3 MB, 408 if its body does not arrive, and 503 when it could not be stored or
 * too much is in flight: then Meta sends it again. A signed body that cannot be read is kept as a
 * dead letter and answered 200, because sending it again would not make it readable.
 */
public final class WebhookRoutes {
  public static final String PATH = "/webhooks/whatsapp";

  private final ActorSystem<?> system;
  private final Signature signature;
  private final WebhookVerification verification;
  private final WebhookIntake intake;
  private final WhatsAppMetrics metrics;
  private final WebhookLimits limits;
  private final Admission admission;

  public WebhookRoutes(
      ActorSystem<?> system,
      Signature signature,
      String verifyToken,
      WebhookIntake intake,
      WhatsAppMetrics metrics,
      WebhookLimits limits) {
    this.system = system;
    this.signature = signature;
    this.verification = new WebhookVerification(verifyToken);
    this.intake = intake;
    this.metrics = metrics;
    this.limits = limits;
    this.admission = new Admission(limits.posts(), limits.bytes(), System::nanoTime);
  }

  /** Answers any request; what is not for {@link #PATH} is 404. The stage never fails. */
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    if (!request.getUri().path().equals(PATH)) {
      return turnedAway(request, status(404));
    }
    if (request.method().equals(HttpMethods.POST)) {
      return timed(request);
    }
    if (request.method().equals(HttpMethods.GET)) {
      return turnedAway(request, verified(request));
    }
    return turnedAway(
        request, status(405).addHeader(Allow.create(HttpMethods.GET, HttpMethods.POST)));
  }

  private HttpResponse verified(HttpRequest request) {
    return verification
        .challenge(request)
        .map(
            challenge ->
                status(200)
                    .withEntity(ContentTypes.TEXT_PLAIN_UTF8, challenge)
                    .addHeader(RawHeader.create("X-Content-Type-Options", "nosniff")))
        .orElseGet(() -> status(403));
  }

  private CompletionStage<HttpResponse> post(HttpRequest request) {
    Optional<String> header = request.getHeader(Signature.HEADER).map(HttpHeader::value);
    if (header.filter(Signature::isWellFormed).isEmpty()) {
      return turnedAway(request, status(401));
    }
    long size = request.entity().getContentLengthOption().orElse(limits.bodyBytes());
    if (size > limits.bodyBytes()) {
      return turnedAway(request, status(413));
    }
    if (!admission.enter(size)) {
      return turnedAway(request, status(503));
    }
    return body(request.entity())
        .thenCompose(body -> taken(header.get(), body))
        .exceptionally(WebhookRoutes::unread)
        .whenComplete((response, never) -> admission.leave(size));
  }

  private CompletionStage<HttpResponse> taken(String header, byte[] body) {
    return signature.signs(header, body)
        ? intake.take(body, limits.storeTime()).thenApply(stored -> status(stored ? 200 : 503))
        : CompletableFuture.completedFuture(status(401));
  }

  /** The raw bytes; most bodies came in one packet with their head and are there already. */
  private CompletionStage<byte[]> body(RequestEntity entity) {
    if (entity instanceof HttpEntity.Strict strict) {
      return CompletableFuture.completedFuture(strict.getData().toArrayUnsafe());
    }
    return entity
        .withSizeLimit(limits.bodyBytes())
        .toStrict(limits.bodyTime().toMillis(), system)
        .thenApply(strict -> strict.getData().toArrayUnsafe());
  }

  private static HttpResponse unread(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return switch (cause) {
      case EntityStreamSizeException tooLong -> status(413);
      case TimeoutException tooSlow -> status(408);
      case null, default -> status(400);
    };
  }

  /** Answers without the body, which must be taken off the connection all the same. */
  private CompletionStage<HttpResponse> turnedAway(HttpRequest request, HttpResponse response) {
    request.discardEntityBytes(system);
    return CompletableFuture.completedFuture(response);
  }

  private CompletionStage<HttpResponse> timed(HttpRequest request) {
    long start = System.nanoTime();
    return post(request)
        .whenComplete(
            (response, never) ->
                metrics.webhook(
                    response.status().intValue(), Duration.ofNanos(System.nanoTime() - start)));
  }

  private static HttpResponse status(int code) {
    return HttpResponse.create().withStatus(StatusCodes.get(code));
  }
}
