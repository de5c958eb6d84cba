package io.relais.flows.yaml;

import io.relais.flows.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file as far as YAML could be read in it.
 *
 * @param root the map that the file is; empty where nothing at all could be read
 * @param lost the blocks that have broken syntax
 */
public record YamlFile(String file, Optional<Yaml.Mapping> root, List<Lost> lost) {

  public YamlFile {
    lost = List.copyOf(lost);
  }

  /**
   * A block that could not be read.
   *
   * @param path its keys from the root: {@code [steps, accueil]}
   * @param words every word in it, which may name steps
   */
  record Lost(List<String> path, Position at, Set<String> words) {
    Lost {
      path = List.copyOf(path);
      words = Set.copyOf(words);
    }
  }

  Position start() {
    return new Position(file, 1, 1);
  }
}
