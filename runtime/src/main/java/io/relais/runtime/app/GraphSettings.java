package io.relais.runtime.app;

import java.net.URI;

/**
 * Where messages are sent to.
 *
 * @param url without the version and without a slash at the end
 * @param version such as {@code v25.0}; Meta retires each after two years
 */
public record GraphSettings(URI url, String version) {}
