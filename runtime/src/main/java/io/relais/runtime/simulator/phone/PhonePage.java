package io.relais.runtime.simulator.phone;

import io.relais.runtime.simulator.ledger.Content.Text;
import io.relais.runtime.simulator.ledger.Country;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.network.Network;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** The phone page's routes: {@code /} and everything under {@code /phone/}. */
public final class PhonePage extends AllDirectives {

  /** Ten of the longest texts, percent-encoded. */
  private static final long MAX_FORM = 128 * 1024;

  private static final List<HttpHeader> SECURITY =
      List.of(
          RawHeader.create(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                  + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"));

  private final Network network;
  private final PhoneViews views;
  private final PhoneRenderer renderer = new PhoneRenderer();
  private final PhoneEvents events;
  private final PhoneAssets assets = new PhoneAssets();
  private final RandomGenerator random;

  public PhonePage(
      Network network, PhoneSettings settings, InstantSource clock, RandomGenerator random) {
    this.network = network;
    this.views = new PhoneViews(network.ledger(), settings, clock);
    this.events = new PhoneEvents(views, renderer, clock);
    this.random = random;
  }

  /** To be mounted at the root of a server. */
  public Route route() {
    return respondWithHeaders(
        SECURITY,
        () ->
            concat(
                pathSingleSlash(() -> get(() -> withTexts(this::page))),
                pathPrefix(
                    "phone",
                    () ->
                        concat(
                            path("events", () -> get(() -> withTexts(this::events))),
                            path("contacts", () -> posted(() -> withTexts(this::addContact))),
                            path(
                                PathMatchers.segment("assets").slash(PathMatchers.segment()),
                                name -> get(() -> asset(name))),
                            onPhone("messages", (log, _) -> posted(() -> say(log))),
                            onPhone("taps", (log, _) -> posted(() -> tap(log))),
                            onPhone("close", (log, texts) -> posted(() -> putAway(log, texts))),
                            onPhone("sheet", (log, texts) -> get(() -> sheet(log, texts)))))));
  }

  private Route page(Texts texts) {
    return html(renderer.page(views.page(texts), texts));
  }

  private Route events(Texts texts) {
    return parameter(
        "after",
        after ->
            after.matches("[0-9]{1,18}")
                ? completeOK(
                    events.after(Long.parseLong(after), texts),
                    EventStreamMarshalling.toEventStream())
                : complete(StatusCodes.BAD_REQUEST));
  }

  private Route say(CustomerLog log) {
    return formField(
        "text",
        text -> {
          String said = text.replace("\r\n", "\n").strip();
          if (said.isEmpty() || said.length() > Text.MAX) {
            return complete(StatusCodes.BAD_REQUEST);
          }
          network.say(log, new Text(said), null);
          return complete(StatusCodes.NO_CONTENT);
        });
  }

  private Route tap(CustomerLog log) {
    return formField(
        "message",
        message ->
            formField(
                "choice",
                choice ->
                    complete(
                        network.tap(log, message, choice).isPresent()
                            ? StatusCodes.NO_CONTENT
                            : StatusCodes.NOT_FOUND)));
  }

  private Route sheet(CustomerLog log, Texts texts) {
    return parameter(
        "message",
        message ->
            views
                .sheet(log, message, texts)
                .map(sheet -> html(renderer.sheet(sheet, texts)))
                .orElseGet(() -> complete(StatusCodes.NOT_FOUND)));
  }

  private Route addContact(Texts texts) {
    return formField(
        "name",
        name ->
            formField(
                "country",
                country -> {
                  if (views.onPage().size() >= PhoneViews.MAX_PHONES) {
                    return complete(StatusCodes.CONFLICT);
                  }
                  var customer = Customer.withPhone(name, freeNumber(Country.valueOf(country)));
                  network.join(customer.shown());
                  return goTo(
                      "/?lang=" + texts.language() + "&phone=" + PhoneViews.domId(customer));
                }));
  }

  private Route putAway(CustomerLog log, Texts texts) {
    var customer = log.customer();
    network.join(new Customer(customer.name(), customer.phone(), customer.userId(), false));
    return goTo("/?lang=" + texts.language());
  }

  private String freeNumber(Country country) {
    String number = country.newNumber(random);
    while (network.ledger().find(number).isPresent()) {
      number = country.newNumber(random);
    }
    return number;
  }

  private Route asset(String name) {
    return assets
        .find(name)
        .map(asset -> complete(HttpResponse.create().withEntity(asset.type(), asset.bytes())))
        .orElseGet(() -> complete(StatusCodes.NOT_FOUND));
  }

  private Route onPhone(String call, BiFunction<CustomerLog, Texts, Route> inner) {
    return path(
        PathMatchers.segment().slash(call),
        key ->
            withTexts(
                texts ->
                    network
                        .ledger()
                        .find(key)
                        .filter(log -> log.customer().onPage())
                        .map(log -> inner.apply(log, texts))
                        .orElseGet(() -> complete(StatusCodes.NOT_FOUND))));
  }

  private Route withTexts(Function<Texts, Route> inner) {
    return parameterOptional(
        "lang",
        asked ->
            optionalHeaderValueByName(
                "Accept-Language",
                accepted -> inner.apply(Texts.of(asked.orElse(""), accepted.orElse("")))));
  }

  /**
   * Only from the page itself: no other site can make a browser send this header without being
   * asked first, and is then refused.
   */
  private Route posted(Supplier<Route> inner) {
    return post(
        () ->
            headerValueByName(
                "HX-Request",
                _ ->
                    withSizeLimit(
                        MAX_FORM,
                        () ->
                            handleExceptions(
                                ExceptionHandler.newBuilder()
                                    .match(
                                        IllegalArgumentException.class,
                                        e -> complete(StatusCodes.BAD_REQUEST, e.getMessage()))
                                    .build(),
                                inner))));
  }

  private Route goTo(String address) {
    return complete(
        HttpResponse.create()
            .withStatus(StatusCodes.NO_CONTENT)
            .addHeader(RawHeader.create("HX-Redirect", address)));
  }

  private Route html(String html) {
    return complete(
        HttpResponse.create()
            .addHeader(RawHeader.create("Cache-Control", "no-store"))
            .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, html)));
  }
}
