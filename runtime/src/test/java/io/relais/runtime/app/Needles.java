package io.relais.runtime.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for words in all files of a folder, byte by byte, in every way in which they may stand. */
final class Needles {
  private final Map<String, String> needles = new LinkedHashMap<>();

  Needles(List<String> words) {
    for (var word : words) {
      var bytes = word.getBytes(UTF_8);
      add(word + " in UTF-8", bytes);
      add(word + " in Latin-1", word.getBytes(ISO_8859_1));
      add(word + " in UTF-16", word.getBytes(UTF_16LE));
      needles.put(word + " in hexadecimal", HexFormat.of().formatHex(bytes));
      for (int before = 0; before < 3; before++) {
        needles.put(word + " in base64, at " + before, base64(bytes, before));
      }
    }
  }

  /** Which of them stand in which file. */
  Set<String> in(Path folder) throws IOException {
    var found = new TreeSet<String>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              look(file, folder.relativize(file), found);
            } catch (NoSuchFileException gone) {
              // A running server removes files now and then: what is gone tells nothing.
              return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found;
  }

  private void look(Path file, Path shown, Set<String> found) throws IOException {
    var content = new String(Files.readAllBytes(file), ISO_8859_1);
    needles.forEach(
        (name, needle) -> {
          if (content.contains(needle)) {
            found.add(name + " in " + shown);
          }
        });
  }

  private void add(String name, byte[] bytes) {
    needles.put(name, new String(bytes, ISO_8859_1));
  }

  /** What is the same of it whatever comes before and after, {@code before} bytes into a group. */
  private static String base64(byte[] word, int before) {
    var padded = new byte[before + word.length];
    System.arraycopy(word, 0, padded, before, word.length);
    int from = Math.ceilDiv(before * 8, 6);
    int to = padded.length * 8 / 6;
    return Base64.getEncoder().encodeToString(padded).substring(from, to);
  }
}
