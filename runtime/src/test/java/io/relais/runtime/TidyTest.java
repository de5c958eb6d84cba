package io.relais.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The repository reads itself: short files, no leftovers, no page that names what is not there. */
class TidyTest {
  /** Lines of the middle Java file. */
  private static final int MEDIAN = 120;

  /** Lines that nine Java files in ten stay within. */
  private static final int NINE_IN_TEN = 250;

  /** Lines that a Java file needs a reason to exceed. */
  private static final int LONG = 400;

  /** Longer files, and why they are better whole. */
  private static final Map<String, String> LONGER =
      Map.of(
          "runtime/src/test/java/io/relais/runtime/simulator/SimulatorTest.java",
          "one server for all sentences about what the simulator does over real HTTP");

  /** What the build makes, and what is not ours. */
  private static final Set<String> PASSED_OVER = Set.of(".git", "target", "data", ".idea");

  private static final Pattern TEXT =
      Pattern.compile(".*\\.(java|md|yaml|yml|xml|sql|conf|jte|js|css|properties|options)|.*/run");

  /** Written so that this file does not hold them. */
  private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  /** A path in backticks or a link, from one of the repository's own entries. */
  private static final Pattern NAMED_PATH =
      Pattern.compile("[`(]((?:flows|persistence|runtime|loadtest|\\.mvn|\\.ci)/[^`)\\s]+)[`)]");

  private static final Path ROOT = root();
  private static final List<Path> FILES = files();

  @Test
  void filesAreShort() {
    List<Integer> lengths = java().stream().map(file -> lines(file).size()).sorted().toList();

    assertThat(lengths.get(lengths.size() / 2)).as("median of lines").isLessThanOrEqualTo(MEDIAN);
    assertThat(lengths.get(lengths.size() * 9 / 10))
        .as("lines that nine files in ten stay within")
        .isLessThanOrEqualTo(NINE_IN_TEN);
  }

  @Test
  void aLongFileHasAReason() {
    assertThat(java())
        .filteredOn(file -> lines(file).size() > LONG)
        .allSatisfy(file -> assertThat(LONGER).containsKey(name(file)));
    assertThat(LONGER.keySet())
        .as("long files that are still there")
        .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
  }

  @Test
  void nothingIsLeftForLater() {
    List<String> leftovers = new ArrayList<>();
    for (Path file : FILES) {
      for (String line : lines(file)) {
        if (LEFTOVER.matcher(line).find()) {
          leftovers.add(name(file) + ": " + line.strip());
        }
      }
    }

    assertThat(leftovers).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsForAndThatNothingInItIsNull() {
    Set<Path> packages = new TreeSet<>();
    java().stream()
        .filter(file -> name(file).contains("/src/main/java/"))
        .forEach(file -> packages.add(file.getParent()));

    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .content()
                    .contains("@NullMarked")
                    .startsWith("/**"));
  }

  @Test
  void pagesNameOnlyWhatIsThere() {
    List<String> missing = new ArrayList<>();
    for (Path page : FILES.stream().filter(file -> name(file).endsWith(".md")).toList()) {
      Matcher named = NAMED_PATH.matcher(String.join("\n", lines(page)));
      while (named.find()) {
        String path = named.group(1).replaceAll("[#:].*$", "");
        boolean generated = path.contains("/target/") || path.matches(".*[*<{…].*");
        if (!generated && !Files.exists(ROOT.resolve(path))) {
          missing.add(name(page) + " names " + path);
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static List<Path> java() {
    return FILES.stream().filter(file -> name(file).endsWith(".java")).toList();
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The folder with Maven's own settings, wherever the test was started. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return PASSED_OVER.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (TEXT.matcher(file.toString()).matches()) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return List.copyOf(files);
  }
}
