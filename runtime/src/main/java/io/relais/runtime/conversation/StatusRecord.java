package io.relais.runtime.conversation;

import io.relais.persistence.view.MessageStatus;
import io.relais.persistence.view.MessageStatus.Stage;
import io.relais.runtime.channel.SendTag;
import io.relais.runtime.channel.Update;
import io.relais.runtime.channel.Update.DeliveryStatus;

/** Between what channels tell of messages and how it is kept. */
final class StatusRecord {
  private StatusRecord() {}

  static MessageStatus of(SendTag tag, Update.StatusChanged changed) {
    return new MessageStatus(
        tag.conversation(),
        tag.effect(),
        stage(changed.status()),
        changed.at(),
        changed.messageId(),
        changed.failure());
  }

  static Archive.Told told(MessageStatus status) {
    String messageId = status.message() == null ? "" : status.message();
    return new Archive.Told(delivery(status.stage()), messageId);
  }

  private static Stage stage(DeliveryStatus status) {
    return switch (status) {
      case SENT -> Stage.SENT;
      case DELIVERED -> Stage.DELIVERED;
      case READ -> Stage.READ;
      case FAILED -> Stage.FAILED;
    };
  }

  private static DeliveryStatus delivery(Stage stage) {
    return switch (stage) {
      case SENT -> DeliveryStatus.SENT;
      case DELIVERED -> DeliveryStatus.DELIVERED;
      case READ -> DeliveryStatus.READ;
      case FAILED -> DeliveryStatus.FAILED;
    };
  }
}
