package io.relais.runtime.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/**
 * The demo's workspace, which travels inside the program: a folder beside the classes when started
 * from the build, a part of the jar once packaged. Both are read as a path.
 */
final class DemoBrand {
  private static final String BRAND_FILE = "/brands/maison-lumen/brand.yaml";

  private DemoBrand() {}

  /** What is done with the workspace's folder, while it can be read. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Path folder) throws IOException;
  }

  static <T> T read(Reader<T> reader) throws IOException {
    var file = location();
    if (!"jar".equals(file.getScheme())) {
      return reader.read(folder(Path.of(file)));
    }
    try (var jar = FileSystems.newFileSystem(file, Map.of())) {
      return reader.read(folder(jar.getPath(BRAND_FILE)));
    }
  }

  private static URI location() {
    var url = DemoBrand.class.getResource(BRAND_FILE);
    if (url == null) {
      throw new Failure(
          "Expected the demo's brand in this program at "
              + BRAND_FILE
              + ", but it is not there. Build Relais again: mvn package.");
    }
    try {
      return url.toURI();
    } catch (URISyntaxException malformed) {
      throw new Failure("Expected an address of a file, but it is " + url + ".");
    }
  }

  private static Path folder(Path brandFile) {
    var folder = brandFile.getParent();
    if (folder == null) {
      throw new IllegalStateException("A brand's file is in no folder: " + brandFile);
    }
    return folder;
  }
}
