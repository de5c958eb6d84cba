package io.relais.flows.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.flows.bundle.Bundle;
import io.relais.flows.bundle.Sources;
import io.relais.flows.bundle.Workspace;
import java.util.Map;
import java.util.Objects;

/** A small brand to hold conversations with. */
final class Shop {
  static final String BRAND =
      """
      brand: shop
      name: Shop
      locale: en
      zone: Europe/London
      country: GB
      channels: {whatsapp: [{number: "1", display: "+44 20 7946 0000", rate: 80/s, order: accepted, on_unknown: resend}]}
      first: order
      human: {flow: person, phone: "+442079460000"}
      words: {stop: {en: [stop]}, start: {en: [start]}, human: {en: [agent]}, menu: {en: [menu]}}
      profile: {tier: optional text, since: optional date, points: optional int, vip: optional yes_no, factor: optional number}
      notices: {automated: "This is a bot.", stopped: "You are off the list."}
      """;

  static final String ORDER =
      """
      flow: order
      locale: en
      outcomes: [done, gave_up]
      data: {size: choice, amount: int, gift: yes_no, price: number, day: date, note: optional text}
      defaults: {timeout: 30m, retry: 1, on: {timeout: bye, invalid: bye, undelivered: bye}}
      start: hello
      steps:
        hello:  {say: "Hello ${or(contact.first_name, 'there')}!", next: size}
        size:   {menu: "Which size?", into: size, options: {s: Small, m: Medium}, next: amount}
        amount: {ask: "How many?", as: int, into: amount, next: gift}
        gift:   {ask: "A gift?", as: yes_no, into: gift, set: {price: "${amount * 2.5}", day: "${today()}"}, next: [{if: "amount > 9", to: broken}, {else: done}]}
        broken: {say: "${note}", next: done}
        done:   {end: done}
        bye:    {say: "Bye.", next: left}
        left:   {end: gave_up}
      """;

  /** It wakes itself up for ever. */
  private static final String CLOCK =
      """
      flow: clock
      locale: en
      start: tick
      steps:
        tick: {wait: 30s, next: out, on: {timeout: tick}}
        out:  {end: done}
      """;

  static final String PERSON =
      """
      flow: person
      locale: en
      start: call
      steps:
        call: {say: "Call us.", next: fin, on: {undelivered: fin}}
        fin:  {end: done}
      """;

  private static final Bundle BUNDLE = load();

  private Shop() {}

  static Bundle bundle() {
    return BUNDLE;
  }

  private static Bundle load() {
    Workspace workspace =
        Workspace.load(
            new Sources(
                Map.of(
                    "brand.yaml", BRAND,
                    "flows/order.flow.yaml", ORDER,
                    "flows/clock.flow.yaml", CLOCK,
                    "flows/person.flow.yaml", PERSON)));
    assertThat(workspace.diagnostics()).isEmpty();
    return Objects.requireNonNull(workspace.bundle());
  }
}
