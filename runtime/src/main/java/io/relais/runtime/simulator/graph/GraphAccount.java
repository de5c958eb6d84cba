package io.relais.runtime.simulator.graph;

import io.relais.runtime.simulator.webhook.BusinessNumber;
import java.util.List;
import java.util.Optional;

/**
 * Whose Graph API this is.
 *
 * @param accessToken the bearer token that calls must carry
 * @param numbers the brand's numbers, the first one being where customers write unless they say
 *     otherwise
 */
public record GraphAccount(String accessToken, List<BusinessNumber> numbers) {

  public GraphAccount {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected at least one phone_number_id, but there is none.");
    }
  }

  Optional<BusinessNumber> number(String id) {
    return numbers.stream().filter(number -> number.id().equals(id)).findFirst();
  }
}
