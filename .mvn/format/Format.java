import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java file of the repository, in one JVM.
 *
 * <p>Maven runs it through the toolchain's JDK, because the formatter needs the parser of the JDK
 * whose Java it reads, and Maven itself may run on an older one. {@code check} names the files that
 * are not formatted and exits with 1; {@code fix} rewrites them. Files that were in order the last
 * time are known by their digest in {@code target/formatted} and not looked at again.
 */
class Format {
  private static final String HOW_TO_FIX = "mvn -q -N process-sources -Pformat";

  /** One file and what became of it; {@code wanted} is its formatted text, if it can be read. */
  record Outcome(Path file, String text, Optional<String> wanted, String problem) {
    boolean inOrder() {
      return wanted.filter(text::equals).isPresent();
    }
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2 || !Set.of("check", "fix").contains(args[0])) {
      System.err.println("Expected: Format.java check|fix DIRECTORY");
      System.exit(2);
    }
    Path root = Path.of(args[1]);
    boolean fix = args[0].equals("fix");
    List<Outcome> outcomes = formatAll(root, fix);
    List<Outcome> unreadable = outcomes.stream().filter(o -> o.wanted().isEmpty()).toList();
    List<Outcome> different =
        outcomes.stream().filter(o -> o.wanted().isPresent() && !o.inOrder()).toList();
    if (!unreadable.isEmpty()) {
      System.err.println("Not readable as Java: " + names(root, unreadable));
    }
    if (!fix && !different.isEmpty()) {
      System.err.println("Not formatted: " + names(root, different) + ". To fix: " + HOW_TO_FIX);
    }
    System.exit(unreadable.isEmpty() && (fix || different.isEmpty()) ? 0 : 1);
  }

  private static List<Outcome> formatAll(Path root, boolean fix) throws IOException {
    Path memory = root.resolve("target/formatted");
    Set<String> known =
        Files.exists(memory) ? Set.copyOf(Files.readAllLines(memory)) : Set.<String>of();
    List<Outcome> outcomes =
        sources(root).parallelStream().map(file -> format(file, known)).toList();
    for (Outcome outcome : outcomes) {
      if (fix && outcome.wanted().isPresent() && !outcome.inOrder()) {
        Files.writeString(outcome.file(), outcome.wanted().get());
      }
    }
    Files.createDirectories(memory.getParent());
    Files.write(
        memory,
        outcomes.stream().filter(Outcome::inOrder).map(o -> digest(o.text())).sorted().toList());
    return outcomes;
  }

  /** All sources written by hand: those under a module's {@code src}, and this file. */
  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .flatMap(module -> Stream.of(module.resolve("src"), module.resolve("Format.java")))
          .filter(Files::exists)
          .flatMap(Format::javaFiles)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path start) {
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome format(Path file, Set<String> known) {
    String text = read(file);
    if (known.contains(digest(text))) {
      return new Outcome(file, text, Optional.of(text), "");
    }
    try {
      String wanted = new Formatter().formatSourceAndFixImports(text);
      return new Outcome(file, text, Optional.of(wanted), "");
    } catch (FormatterException e) {
      return new Outcome(file, text, Optional.empty(), ":" + e.getMessage().strip());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The formatter's own place is part of the digest, so a new version looks at everything again.
   */
  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(Formatter.class.getProtectionDomain().getCodeSource().toString().getBytes());
      return HexFormat.of().formatHex(sha256.digest(text.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected every JDK to know SHA-256, but this one does not", e);
    }
  }

  private static String names(Path root, List<Outcome> outcomes) {
    return outcomes.stream()
        .map(outcome -> root.relativize(outcome.file()) + outcome.problem())
        .collect(Collectors.joining(", "));
  }
}
