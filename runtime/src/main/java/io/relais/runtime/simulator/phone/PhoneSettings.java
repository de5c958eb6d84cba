package io.relais.runtime.simulator.phone;

import java.time.ZoneId;

/**
 * What a page shows beside the conversations.
 *
 * @param brandName at the top of each chat
 * @param zone in which times are shown
 */
public record PhoneSettings(String brandName, ZoneId zone) {}
