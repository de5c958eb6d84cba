package io.relais.loadtest.wholepath;

import io.relais.loadtest.stand.Setup;
import java.util.Locale;

/** Which journal the runtime is told to write. */
public enum Journal {
  /** The one that it takes when nobody says anything. */
  USUAL("", "whole path"),
  /** All waiting writes of the node in one transaction, with their conversations' rows. */
  GROUP_COMMIT("group-commit", "group commit"),
  /** The one that Pekko Persistence JDBC brings. */
  STOCK("jdbc", "stock journal");

  private static final String VARIABLE = "RELAIS_JOURNAL";

  private final String value;
  private final String title;

  Journal(String value, String title) {
    this.value = value;
    this.title = title;
  }

  /** What reports call a runtime with it. */
  String title() {
    return title;
  }

  /** The same stand with a runtime that writes it. */
  public Setup in(Setup setup) {
    return this == USUAL ? setup : setup.with(VARIABLE, value);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
