package io.relais.runtime.app.flow;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.golden.GoldenUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Writes into the golden files of a folder what the bot says today. */
final class TestUpdate {
  private TestUpdate() {}

  /**
   * @param files golden files by their path inside {@code folder}
   * @return how many places have changed, for each file that did
   */
  static Map<String, Integer> of(Bundle bundle, Path folder, SortedMap<String, String> files) {
    Map<String, Integer> changed = new LinkedHashMap<>();
    files.forEach(
        (path, text) -> {
          GoldenUpdate.Updated updated = GoldenUpdate.update(bundle, path, text);
          if (updated.changes() > 0) {
            write(folder.resolve(path), updated.text());
            changed.put(path, updated.changes());
          }
        });
    return changed;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
