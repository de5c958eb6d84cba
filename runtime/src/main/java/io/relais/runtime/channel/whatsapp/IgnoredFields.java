package io.relais.runtime.channel.whatsapp;

import static io.relais.runtime.channel.whatsapp.IgnoredBecause.ACCOUNT;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.CALL;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.ECHO;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.GROUP;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.HANDOVER;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.HISTORY;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.IDENTITY;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.PLATFORM;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.PREFERENCE;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.TEMPLATE;
import static io.relais.runtime.channel.whatsapp.IgnoredBecause.UNKNOWN_FIELD;
import static java.util.Map.entry;

import java.util.Map;

/** Which reason each webhook field besides {@code messages} is left aside for. */
final class IgnoredFields {
  /** Fields of a change, as one subscribes to them (Meta, "Webhooks", fields). */
  private static final Map<String, IgnoredBecause> CHANGES =
      Map.ofEntries(
          entry("account_update", ACCOUNT),
          entry("account_alerts", ACCOUNT),
          entry("account_review_update", ACCOUNT),
          entry("account_settings_update", ACCOUNT),
          entry("business_capability_update", ACCOUNT),
          entry("business_status_update", ACCOUNT),
          entry("phone_number_name_update", ACCOUNT),
          entry("phone_number_quality_update", ACCOUNT),
          entry("payment_configuration_update", ACCOUNT),
          entry("business_username_update", ACCOUNT),
          entry("message_template_status_update", TEMPLATE),
          entry("message_template_quality_update", TEMPLATE),
          entry("message_template_components_update", TEMPLATE),
          entry("template_category_update", TEMPLATE),
          entry("template_correct_category_detection", TEMPLATE),
          entry("user_preferences", PREFERENCE),
          entry("user_id_update", IDENTITY),
          entry("group_lifecycle_update", GROUP),
          entry("group_participants_update", GROUP),
          entry("group_settings_update", GROUP),
          entry("group_status_update", GROUP),
          entry("smb_message_echoes", ECHO),
          entry("smb_app_state_sync", HISTORY),
          entry("history", HISTORY),
          entry("calls", CALL),
          entry("messaging_handovers", HANDOVER),
          entry("standby", HANDOVER),
          entry("flows", PLATFORM),
          entry("automatic_events", PLATFORM),
          entry("partner_solutions", PLATFORM),
          entry("security", PLATFORM),
          entry("tracking_events", PLATFORM));

  /** Lists that stand beside messages and statuses in one value. */
  static final Map<String, IgnoredBecause> LISTS =
      Map.of(
          "message_echoes", ECHO,
          "calls", CALL,
          "groups", GROUP,
          "history", HISTORY,
          "state_sync", HISTORY,
          "user_preferences", PREFERENCE,
          "user_id_update", IDENTITY,
          "standby", HANDOVER);

  private IgnoredFields() {}

  static IgnoredBecause change(String field) {
    return CHANGES.getOrDefault(field, UNKNOWN_FIELD);
  }
}
