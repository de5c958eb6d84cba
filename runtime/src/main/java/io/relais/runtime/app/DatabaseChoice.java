package io.relais.runtime.app;

import java.nio.file.Path;

/** Where the record of what happened is kept: the process's own PostgreSQL, or a given one. */
public sealed interface DatabaseChoice {

  /** For a log or a banner: never with a user's name or a password in it. */
  String describe();

  /** A PostgreSQL that this process starts and stops; its files are in {@code folder}. */
  record Embedded(Path folder) implements DatabaseChoice {
    @Override
    public String describe() {
      return "embedded PostgreSQL in " + folder;
    }
  }

  /** A PostgreSQL that somebody else runs. {@code url} is a JDBC address without credentials. */
  record External(String url, String user, Secret password) implements DatabaseChoice {
    @Override
    public String describe() {
      int query = url.indexOf('?');
      return query < 0 ? url : url.substring(0, query);
    }
  }
}
