package io.relais.runtime.app;

import org.jspecify.annotations.Nullable;

/**
 * Every variable of the environment that Relais reads, with its default, what it is for and what to
 * do when it is missing: the one place that documents them. {@code relais serve --help} prints it.
 */
public enum Variable {
  RELAIS_HOST(
      "127.0.0.1",
      "the address to listen on",
      "Use 127.0.0.1 behind a reverse proxy, 0.0.0.0 to be reachable from outside."),
  RELAIS_PORT(
      "8080",
      "the port of the webhook, from 0 to 65535",
      "Choose a free port; 0 takes any free one."),
  RELAIS_MANAGEMENT_PORT(
      "9090",
      "the port of health and metrics, from 0 to 65535",
      "Choose a free port other than RELAIS_PORT; 0 takes any free one."),
  RELAIS_DATA_DIR(
      "data",
      "the folder of the embedded database and of the demo's files",
      "Name a folder that this user may write to."),
  RELAIS_DB_URL(
      null,
      "the JDBC address of a PostgreSQL database; unset, an embedded one keeps its files in the"
          + " data folder",
      "Write it as jdbc:postgresql://localhost:5432/relais."),
  RELAIS_DB_USER(
      null,
      "the database user, beside RELAIS_DB_URL",
      "Set RELAIS_DB_URL and RELAIS_DB_USER together, or neither."),
  RELAIS_DB_PASSWORD(
      null,
      "the password of the database user, empty where the database trusts the user",
      "Set it only beside RELAIS_DB_URL."),
  RELAIS_MASTER_KEY(
      null,
      "the key that wraps the keys of all customers, 32 random bytes in base64",
      "Make one with `openssl rand -base64 32`, once, and keep it apart from the database: without"
          + " it nothing there can be read."),
  RELAIS_MASTER_KEY_OLD(
      null,
      "earlier master keys, separated by commas, for as long as `relais keys rotate` has something"
          + " to do",
      "Write each as RELAIS_MASTER_KEY, or leave it unset where that has never changed."),
  RELAIS_JOURNAL(
      "group-commit",
      "how turns are written: group-commit, or jdbc for the stock journal of Pekko, which is slower"
          + " and may forget a wake-up in a crash",
      "Leave it unset for group-commit."),
  RELAIS_CLUSTER_HOST(
      null,
      "the address of this machine at which other nodes on the same database reach this one; unset,"
          + " this process serves alone",
      "Use an address in a private network: what nodes tell each other is not encrypted."),
  RELAIS_CLUSTER_PORT(
      "17355",
      "the port for other nodes, from 0 to 65535, beside RELAIS_CLUSTER_HOST",
      "Choose a free port; 0 takes any free one."),
  RELAIS_ACTIVE_CONVERSATIONS(
      "100000",
      "how many conversations stay in memory, from 100 to 10000000, before the longest unused make"
          + " room; each takes some 4 KB",
      "Leave it unset, unless the process has less than 1 GB of heap."),
  WHATSAPP_APP_SECRET(
      null,
      "the secret that signs the webhooks of your Meta app",
      "Copy it from App settings > Basic in Meta's app dashboard."),
  WHATSAPP_VERIFY_TOKEN(
      null,
      "the word that Meta repeats when it verifies the webhook's address",
      "Invent one and enter the same under WhatsApp > Configuration in Meta's app dashboard."),
  WHATSAPP_ACCESS_TOKEN(
      null,
      "the token of the system user that may send messages",
      "Create one with the permission whatsapp_business_messaging in Meta's business settings."),
  GRAPH_URL(
      "https://graph.facebook.com",
      "the address of the Graph API, http or https, without its version",
      "Leave it unset for Meta's own, or give the address of a simulator."),
  GRAPH_VERSION(
      "v25.0",
      "the version of the Graph API, such as v25.0",
      "Meta lists the versions in its Graph API changelog."),
  RELAIS_LOG_LEVEL(
      "INFO", "how much is logged: ERROR, WARN, INFO, DEBUG or TRACE", "Leave it unset for INFO.");

  private final @Nullable String fallback;
  private final String meaning;
  private final String advice;

  Variable(@Nullable String fallback, String meaning, String advice) {
    this.fallback = fallback;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** The value where the variable is unset; null where there is none. */
  public @Nullable String fallback() {
    return fallback;
  }

  /** What the value is, as the end of a sentence that begins with "Expected". */
  public String meaning() {
    return meaning;
  }

  /** One line for the person who has to set it; {@code found} never repeats a secret. */
  String problem(String found) {
    return "%s: expected %s, but %s. %s".formatted(name(), meaning, found, advice);
  }
}
