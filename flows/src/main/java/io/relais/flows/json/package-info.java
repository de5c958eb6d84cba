/**
 * How the vocabulary is written as JSON: one mapper, so that the journal, the golden tests and the
 * tools agree. Names of kinds are written out beside the types; a class name never reaches a file.
 */
@NullMarked
package io.relais.flows.json;

import org.jspecify.annotations.NullMarked;
