package io.relais.runtime.simulator;

import io.relais.runtime.simulator.faults.Faults;
import io.relais.runtime.simulator.graph.GraphLimits;
import io.relais.runtime.simulator.ledger.LedgerLimits;
import io.relais.runtime.simulator.network.Delays;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import io.relais.runtime.simulator.webhook.SenderSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up; made by {@link #demo} or {@link #load} and the builder's methods.
 *
 * @param host where it listens; the control API answers the loopback only, whatever this is
 * @param port 0 for any free one
 * @param accountId the id of the WhatsApp Business Account in webhooks
 * @param numbers the brand's numbers; customers write to the first
 * @param accessToken the bearer token that the Graph API wants
 * @param appSecret what webhooks are signed with
 * @param webhook where webhooks go; null until {@link Simulator#connect} says it
 * @param brandName what the phones show at the top
 * @param zone in which the phones show times
 * @param dataDirectory where phones and transcripts survive a restart; null for memory only
 * @param seed what all faults follow from
 * @param delays when statuses come
 * @param limits window and rates of the Graph API
 * @param ledger how much is remembered
 * @param sender how webhooks are posted, and posted again
 * @param faults what goes wrong from the start
 * @param demoContacts whether two people have phones on a page that is still empty
 */
public record SimulatorConfig(
    String host,
    int port,
    String accountId,
    List<BusinessNumber> numbers,
    String accessToken,
    String appSecret,
    @Nullable URI webhook,
    String brandName,
    ZoneId zone,
    @Nullable Path dataDirectory,
    long seed,
    Delays delays,
    GraphLimits limits,
    LedgerLimits ledger,
    SenderSettings sender,
    Faults faults,
    boolean demoContacts) {

  public SimulatorConfig {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected at least one phone_number_id, but there is none.");
    }
    if (accessToken.isBlank() || appSecret.isBlank()) {
      throw new IllegalArgumentException(
          "Expected an access token and an app secret, but one of them is empty.");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "Expected a port from 0 to 65535, but it is %d.".formatted(port));
    }
  }

  /** Two people with phones, ticks as they feel on a phone, the 24-hour window, no rates. */
  public static Builder demo(BusinessNumber number, String accessToken, String appSecret) {
    return new Builder(number, accessToken, appSecret);
  }

  /** Nobody yet, statuses at once, neither rates nor window: for tests and load drivers. */
  public static Builder load(BusinessNumber number, String accessToken, String appSecret) {
    return new Builder(number, accessToken, appSecret)
        .delays(Delays.NONE)
        .limits(GraphLimits.OPEN)
        .demoContacts(false);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {

    private final String accessToken;
    private final String appSecret;
    private List<BusinessNumber> numbers;
    private String host = "127.0.0.1";
    private int port;
    private String accountId = "200000000000001";
    private @Nullable URI webhook;
    private String brandName = "Relais";
    private ZoneId zone = ZoneId.systemDefault();
    private @Nullable Path dataDirectory;
    private long seed = System.nanoTime();
    private Delays delays = Delays.LIFELIKE;
    private GraphLimits limits = GraphLimits.DEMO;
    private LedgerLimits ledger = LedgerLimits.DEFAULT;
    private SenderSettings sender = SenderSettings.DEFAULT;
    private Faults faults = Faults.NONE;
    private boolean demoContacts = true;

    private Builder(BusinessNumber number, String accessToken, String appSecret) {
      this.numbers = List.of(number);
      this.accessToken = accessToken;
      this.appSecret = appSecret;
    }

    public Builder host(String value) {
      host = value;
      return this;
    }

    /** Any free port unless given. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder accountId(String value) {
      accountId = value;
      return this;
    }

    /** All numbers of the brand, instead of the one. */
    public Builder numbers(List<BusinessNumber> value) {
      numbers = value;
      return this;
    }

    public Builder webhook(URI value) {
      webhook = value;
      return this;
    }

    public Builder brandName(String value) {
      brandName = value;
      return this;
    }

    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    public Builder dataDirectory(@Nullable Path value) {
      dataDirectory = value;
      return this;
    }

    /** Random unless given; it is logged at the start. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder delays(Delays value) {
      delays = value;
      return this;
    }

    public Builder limits(GraphLimits value) {
      limits = value;
      return this;
    }

    public Builder ledger(LedgerLimits value) {
      ledger = value;
      return this;
    }

    public Builder sender(SenderSettings value) {
      sender = value;
      return this;
    }

    public Builder faults(Faults value) {
      faults = value;
      return this;
    }

    public Builder demoContacts(boolean value) {
      demoContacts = value;
      return this;
    }

    public SimulatorConfig build() {
      return new SimulatorConfig(
          host,
          port,
          accountId,
          numbers,
          accessToken,
          appSecret,
          webhook,
          brandName,
          zone,
          dataDirectory,
          seed,
          delays,
          limits,
          ledger,
          sender,
          faults,
          demoContacts);
    }
  }
}
