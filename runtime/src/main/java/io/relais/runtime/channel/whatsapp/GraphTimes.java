package io.relais.runtime.channel.whatsapp;

import java.time.Duration;

/**
 * What a request to the Graph API may take.
 *
 * @param connections to it, and so requests in flight from this process
 * @param connect the longest wait for a connection
 * @param request the longest wait for an answer, after which nobody knows whether it was taken
 */
public record GraphTimes(int connections, Duration connect, Duration request) {
  private static final int CONNECTIONS = 32;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration REQUEST = Duration.ofSeconds(10);

  public static GraphTimes usual() {
    return new GraphTimes(CONNECTIONS, CONNECT, REQUEST);
  }

  public GraphTimes withRequest(Duration other) {
    return new GraphTimes(connections, connect, other);
  }
}
