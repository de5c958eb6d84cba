package io.relais.flows;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the brand's systems, as a designer wrote it. In {@code url} and {@code headers} a place
 * that is <code>${env.NAME}</code> and nothing else is filled where the call is made.
 *
 * @param auth the name of a secret, sent as a bearer token
 * @param once the call carries an idempotency key
 * @param purpose what personal data is sent for
 * @param authAt where {@code auth} is written; where the call is, if it has none
 */
public record HttpCall(
    Method method,
    Template url,
    Map<String, Template> headers,
    @Nullable String auth,
    @Nullable Body body,
    Duration timeout,
    int retries,
    boolean once,
    @Nullable String purpose,
    Position at,
    Position authAt) {

  public HttpCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether the world may be another one after the call. */
    public boolean writes() {
      return this != GET;
    }
  }

  /** A JSON document with computed places. */
  public sealed interface Body {
    record Fields(Map<String, Body> fields) implements Body {
      public Fields {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      }
    }

    record Items(List<Body> items) implements Body {
      public Items {
        items = List.copyOf(items);
      }
    }

    record Leaf(ValueSource value) implements Body {}
  }
}
