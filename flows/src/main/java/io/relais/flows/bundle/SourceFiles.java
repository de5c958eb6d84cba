package io.relais.flows.bundle;

import io.relais.flows.Diagnostic;
import io.relais.flows.Position;
import io.relais.flows.yaml.YamlParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of a workspace from disk, and no others: no link leads out of it. */
final class SourceFiles {
  /** Files of one workspace. */
  private static final int MAX_FILES = 2_000;

  /** Folders below the workspace: {@code i18n/en/sav.yaml}. */
  private static final int MAX_DEPTH = 3;

  private final Path root;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private SourceFiles(Path root) {
    this.root = root;
  }

  static Sources read(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      throw new NotDirectoryException(dir.toString());
    }
    SourceFiles files = new SourceFiles(dir.toRealPath());
    files.readAll();
    return new Sources(files.texts, files.problems);
  }

  private void readAll() throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root, MAX_DEPTH)) {
      paths = walk.filter(path -> !Files.isDirectory(path)).sorted().toList();
    }
    for (Path path : paths) {
      String name = root.relativize(path).toString().replace('\\', '/');
      if (isSource(name)) {
        read(path, name);
      } else {
        checkEnding(name);
      }
    }
  }

  private static boolean isSource(String name) {
    return name.equals("brand.yaml")
        || (name.startsWith("flows/") && name.endsWith(".flow.yaml"))
        || (name.startsWith("i18n/") && name.endsWith(".yaml"))
        || (name.startsWith("tests/") && name.endsWith(".test.yaml"));
  }

  /** A flow that is not read because of its ending would be missed without a word. */
  private void checkEnding(String name) {
    boolean meant = name.endsWith(".yaml") || name.endsWith(".yml");
    String ending =
        name.startsWith("flows/")
            ? ".flow.yaml"
            : name.startsWith("tests/") ? ".test.yaml" : name.startsWith("i18n/") ? ".yaml" : null;
    if (meant && ending != null) {
      report(
          name,
          1,
          1,
          "Expected a name that ends with " + ending + ", but this one does not",
          "rename it");
    }
  }

  private void read(Path path, String name) throws IOException {
    if (!path.toRealPath().startsWith(root)) {
      report(name, 1, 1, "Expected a file of the workspace, but this is a link out of it", null);
    } else if (texts.size() >= MAX_FILES) {
      report(name, 1, 1, "Expected at most " + MAX_FILES + " files, but this is one more", null);
    } else {
      texts.put(name, text(path, name));
    }
  }

  /** One byte more than allowed is enough to know that a file is too large. */
  private String text(Path path, String name) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(YamlParser.MAX_BYTES + 1);
    }
    if (bytes.length <= YamlParser.MAX_BYTES) {
      checkEncoding(bytes, name);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void checkEncoding(byte[] bytes, String name) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      String before = new String(bytes, StandardCharsets.UTF_8);
      String text = before.substring(0, Math.max(0, before.indexOf('\uFFFD')));
      int line = 1 + Math.toIntExact(text.chars().filter(c -> c == '\n').count());
      int column = text.length() - text.lastIndexOf('\n');
      report(
          name, line, column, "Expected UTF-8, but these bytes are none", "save the file as UTF-8");
    }
  }

  private void report(String file, int line, int column, String message, @Nullable String hint) {
    problems.add(new Diagnostic("E01", new Position(file, line, column), null, message, hint));
  }
}
