package io.relais.runtime.channel.whatsapp;

import io.relais.flows.Action;
import io.relais.runtime.channel.Account;
import io.relais.runtime.channel.Outbound;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.SendTag;
import java.util.List;

/** Messages to send, as tests need them. */
final class Messages {
  static final String NUMBER = "100000000000001";
  static final Person CAMILLE = new Person("FR.1001", "+33600000001", "Camille Roy");

  private Messages() {}

  static Outbound text(String text) {
    return of(text, null);
  }

  static Outbound of(String text, String picker, Action.Option... options) {
    return to(CAMILLE, text, picker, options);
  }

  static Outbound to(Person person, String text, String picker, Action.Option... options) {
    Action.Send send =
        new Action.Send(List.of(new Action.Part("step", text)), List.of(options), picker, false);
    return new Outbound(
        new Account(WebhookReader.CHANNEL, NUMBER), person, new SendTag("c1", 7), send);
  }

  static Outbound from(String number, Outbound other) {
    return new Outbound(
        new Account(WebhookReader.CHANNEL, number), other.to(), other.tag(), other.message());
  }

  static Action.Option option(String id, String label) {
    return hinted(id, label, null);
  }

  static Action.Option hinted(String id, String label, String hint) {
    return new Action.Option(id, "1/c1/menu/3/" + id, label, hint);
  }
}
