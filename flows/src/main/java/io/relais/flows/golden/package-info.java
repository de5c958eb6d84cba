/**
 * Golden transcripts: conversations that a designer wrote down, and that must come out word for
 * word.
 *
 * <p>{@link io.relais.flows.golden.Conversation} holds one conversation with a virtual clock; its
 * state and contact are written as JSON and read back between every two inputs. {@link
 * io.relais.flows.golden.GoldenReader} reads {@code tests/*.test.yaml}, {@link
 * io.relais.flows.golden.GoldenTests} runs them. No network, no clock, no randomness: a failing
 * case fails everywhere.
 */
@NullMarked
package io.relais.flows.golden;

import org.jspecify.annotations.NullMarked;
