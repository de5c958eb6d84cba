package io.relais.flows.answer;

/**
 * One option that a person can choose.
 *
 * @param id what the flow calls it; never shown
 * @param label what the person reads
 */
public record Choice(String id, String label) {}
