package io.relais.runtime.access;

import io.relais.persistence.audit.Network;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address null where nobody knows
 */
public record Caller(@Nullable InetAddress address) {
  public static final Caller UNKNOWN = new Caller(null);

  /** One house has a whole /64 of IPv6, so one address of it more or less means nothing. */
  private static final int IPV6_PREFIX_BYTES = 8;

  /** For the audit log: never the whole address. */
  public @Nullable Network network() {
    return address == null ? null : Network.of(address);
  }

  /** Whose tries are counted together. */
  String household() {
    if (address == null) {
      return "unknown";
    }
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_PREFIX_BYTES)));
  }

  @Override
  public String toString() {
    Network network = network();
    return "Caller[" + (network == null ? "unknown" : network.text()) + "]";
  }
}
