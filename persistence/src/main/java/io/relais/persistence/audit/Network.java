package io.relais.persistence.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request came from, without saying from whom: the first 24 bits of an IPv4 address, the
 * first 48 of an IPv6 one, which is what providers give to a house or a firm.
 *
 * @param text such as {@code 203.0.113.0/24}
 */
public record Network(String text) {
  private static final int IPV4_BYTES = 4;
  private static final int IPV4_KEPT = 3;
  private static final int IPV6_KEPT = 6;

  public static Network of(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = bytes.length == IPV4_BYTES ? IPV4_KEPT : IPV6_KEPT;
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return new Network(InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
    }
  }
}
