/**
 * Checks flows for what would go wrong in a conversation: one small file per rule, by its code.
 *
 * <p>Rules see drafts, so they run over whatever could be read, all of them every time. Each passes
 * over what is not known because it was refused already: one fault makes one diagnostic. Those that
 * ask where a conversation can go share a {@link io.relais.flows.lint.StepGraph}. To add a rule,
 * write its class, list it in {@link io.relais.flows.lint.Linter}, and give it a violating and a
 * nearly violating fixture.
 */
@NullMarked
package io.relais.flows.lint;

import org.jspecify.annotations.NullMarked;
