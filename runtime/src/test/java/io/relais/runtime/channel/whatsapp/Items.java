package io.relais.runtime.channel.whatsapp;

import io.relais.flows.Input;
import io.relais.runtime.channel.Person;
import io.relais.runtime.channel.SendTag;
import io.relais.runtime.channel.Update;

/** Writes an item as one line, so that a test can say what it expects of a whole webhook. */
final class Items {
  private Items() {}

  static String line(WebhookItem item) {
    return switch (item) {
      case WebhookItem.Taken(Update.Received received) ->
          person(received.from()) + " " + input(received.input());
      case WebhookItem.Taken(Update.StatusChanged changed) -> status(changed);
      case WebhookItem.Ignored(IgnoredBecause because, String detail) ->
          "ignored " + because.label() + ": " + detail;
      case WebhookItem.Malformed malformed ->
          "malformed: " + malformed.reason() + " " + malformed.raw().utf8String().strip();
    };
  }

  private static String person(Person person) {
    return person.phone() + " " + person.userId() + " (" + person.name() + ")";
  }

  private static String input(Input.FromCustomer input) {
    String what =
        switch (input) {
          case Input.Message message -> "message «" + message.text() + "»";
          case Input.Tap tap -> "tap " + tap.ref() + " «" + tap.label() + "»";
          case Input.Attachment file ->
              file.kind() + " " + file.reference() + " «" + file.caption() + "»";
          case Input.Unsupported unsupported -> "unsupported " + unsupported.kind();
          case Input.TemplateReplied reply -> "template " + reply.template() + " " + reply.button();
          case Input.Referred referred -> "referred " + referred.source();
        };
    return what + " " + input.id() + " " + input.sentAt();
  }

  private static String status(Update.StatusChanged changed) {
    return "status "
        + changed.messageId()
        + " "
        + changed.status()
        + " "
        + changed.at()
        + " tag="
        + changed.tag().map(SendTag::encode).orElse("none")
        + " failure="
        + changed.failure();
  }
}
