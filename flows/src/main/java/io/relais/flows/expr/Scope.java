package io.relais.flows.expr;

import io.relais.flows.Brand;
import io.relais.flows.Contact;
import io.relais.flows.Value;
import java.time.Instant;
import java.util.Map;

/**
 * What an expression can see when it is evaluated.
 *
 * @param data the variables and inputs of the flow that are set
 * @param locale the language that dates are written in
 */
public record Scope(
    Brand brand, Contact contact, String locale, Instant now, Map<String, Value> data) {}
