package io.relais.runtime.simulator.graph;

import io.relais.runtime.simulator.graph.GraphLimits.Window;
import io.relais.runtime.simulator.ledger.Country;
import io.relais.runtime.simulator.ledger.Customer;
import io.relais.runtime.simulator.ledger.CustomerLog;
import io.relais.runtime.simulator.network.Network;
import io.relais.runtime.simulator.webhook.BusinessNumber;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds whom a message is for. */
final class Recipients {

  private final Network network;
  private final Window window;

  Recipients(Network network, Window window) {
    this.network = network;
    this.window = window;
  }

  /** The customer meant; throws {@link Refused} if there is none. */
  CustomerLog find(Send.NewMessage send, BusinessNumber from) {
    return send.byUserId() ? byUserId(send.to()) : byPhone(send.to(), from);
  }

  private CustomerLog byUserId(String userId) {
    return network
        .ledger()
        .find(userId)
        .or(() -> stranger(() -> Customer.withoutPhone(userId, userId)))
        .orElseThrow(() -> new Refused(GraphError.undeliverable()));
  }

  private CustomerLog byPhone(String to, BusinessNumber from) {
    String digits = digits(to);
    if (digits.equals(from.display())) {
      throw new Refused(GraphError.sameRecipient());
    }
    var known = network.ledger().find(digits);
    if (known.isEmpty() && !to.startsWith("+")) {
      // Without a plus Meta takes a number for one of the brand's own country.
      known = network.ledger().find(abroad(digits, from));
    }
    return known
        .or(() -> stranger(() -> Customer.withPhone("+" + digits, digits)))
        .orElseThrow(() -> new Refused(GraphError.undeliverable()));
  }

  private Optional<CustomerLog> stranger(Supplier<Customer> who) {
    return window == Window.OFF ? Optional.of(network.join(who.get())) : Optional.empty();
  }

  private static String abroad(String national, BusinessNumber from) {
    return Country.of(from.display())
        .map(country -> country.callingCode() + national.replaceFirst("^0", ""))
        .orElse(national);
  }

  private static String digits(String phone) {
    boolean plain = phone.chars().allMatch(Character::isDigit);
    return plain ? phone : phone.replaceAll("[^0-9]", "");
  }
}
