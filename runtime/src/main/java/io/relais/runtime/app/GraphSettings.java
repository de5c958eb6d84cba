package io.relais.runtime.app;

import java.net.URI;

/**
 * Where messages are sent to.
 *
 * @param url scheme, host and port only
 * @param version such as {@code v25.0}; Meta retires each after two years
 */
public record GraphSettings(URI url, String version) {}
