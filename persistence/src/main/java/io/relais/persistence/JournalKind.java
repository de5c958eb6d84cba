package io.relais.persistence;

/** Which journal and snapshot store an actor system uses; both are at home on the same tables. */
public enum JournalKind {
  /** Ours: all that a node writes at once is one transaction, the conversations' rows included. */
  GROUP_COMMIT("group-commit", "relais-journal", "relais-snapshots"),

  /** The stock one of Pekko Persistence JDBC, which knows nothing of the conversations' rows. */
  JDBC("jdbc", "jdbc-journal", "jdbc-snapshot-store");

  private final String title;
  private final String journal;
  private final String snapshots;

  JournalKind(String title, String journal, String snapshots) {
    this.title = title;
    this.journal = journal;
    this.snapshots = snapshots;
  }

  /** As an operator writes it. */
  public String title() {
    return title;
  }

  /** The path of the journal's settings, by which Pekko knows it. */
  String journal() {
    return journal;
  }

  /** The path of the snapshot store's settings, by which Pekko knows it. */
  String snapshots() {
    return snapshots;
  }
}
