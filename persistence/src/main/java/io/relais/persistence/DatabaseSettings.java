package io.relais.persistence;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:postgresql://host:port/name}
 */
public record DatabaseSettings(String url, String user, String password) {

  @Override
  public String toString() {
    return "DatabaseSettings[" + user + "]"; // a url may carry secrets in its parameters
  }
}
