package io.relais.runtime.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One message, in either direction, as it was when it was sent. */
public sealed interface Message {

  /** The message's id on the wire, {@code wamid.…}. */
  String id();

  /** When it was sent or accepted. */
  Instant at();

  /** The {@code phone_number_id} of the brand's number. */
  String numberId();

  /** The id of the message that this one answers. */
  @Nullable String contextId();

  /** Written or tapped by the customer. */
  record FromCustomer(
      String id, Instant at, String numberId, Content content, @Nullable String contextId)
      implements Message {}

  /**
   * Sent by the brand and accepted by the simulated Graph API.
   *
   * @param type text, interactive, template, …
   * @param body the request's body as it arrived, JSON
   * @param callbackData the request's {@code biz_opaque_callback_data}, echoed in each status
   * @param perMessageConversation whether the call's version (v23 and older) puts a conversation of
   *     its own on each status
   */
  record FromBrand(
      String id,
      Instant at,
      String numberId,
      String type,
      String body,
      @Nullable String callbackData,
      @Nullable String contextId,
      boolean perMessageConversation)
      implements Message {}
}
