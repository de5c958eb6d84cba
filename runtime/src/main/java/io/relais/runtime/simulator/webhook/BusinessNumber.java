package io.relais.runtime.simulator.webhook;

/**
 * A number of the brand.
 *
 * @param id the {@code phone_number_id} in paths and webhooks
 * @param display the number as Meta shows it: digits with calling code, no plus
 */
public record BusinessNumber(String id, String display) {

  public BusinessNumber {
    display = display.replaceAll("[^0-9]", "");
    if (!id.matches("[0-9]{1,32}")) {
      throw new IllegalArgumentException(
          "Expected a phone_number_id of digits, but it is '%s'.".formatted(id));
    }
  }
}
