package io.relais.persistence.view;

/**
 * A letter that is to be offered again by whoever got it.
 *
 * @param attempt 1 for the first time since the operator asked for it
 */
public record Retry(long id, Letter letter, int attempt) {}
