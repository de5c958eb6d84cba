package io.relais.runtime.simulator.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.util.ByteString;

/**
 * The page's files: its own, and htmx with its extension from their webjars. A closed list, read
 * once.
 */
final class PhoneAssets {

  /** A file and what it is. */
  record Asset(ContentType type, ByteString bytes) {}

  private static final String OWN = "/io/relais/runtime/simulator/phone/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  private static final ContentType SCRIPT =
      MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8);
  private static final ContentType STYLE = MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8);
  private static final ContentType SVG = MediaTypes.IMAGE_SVG_XML.toContentType();

  private final Map<String, Asset> assets =
      Map.of(
          "phone.css", read(STYLE, OWN + "phone.css"),
          "phone.js", read(SCRIPT, OWN + "phone.js"),
          "wallpaper.svg", read(SVG, OWN + "wallpaper.svg"),
          "icon.svg", read(SVG, OWN + "icon.svg"),
          "htmx.js", read(SCRIPT, WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"),
          "sse.js", read(SCRIPT, WEBJARS + "htmx-ext-sse/2.2.2/sse.js"));

  Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static Asset read(ContentType type, String resource) {
    try (var in = PhoneAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "Expected the resource %s on the class path, but it is not there.".formatted(resource));
      }
      return new Asset(type, ByteString.fromArray(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read %s, but cannot.".formatted(resource), e);
    }
  }
}
