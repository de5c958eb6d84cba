package io.relais.flows;

/**
 * Where something stands in a workspace: the file's path inside it, line and column counted from 1.
 */
public record Position(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
