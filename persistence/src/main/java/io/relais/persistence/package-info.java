/**
 * The record of what happened: the events of a conversation, what it is after them, and how both
 * are kept in PostgreSQL.
 *
 * <p>It speaks the vocabulary of flows and never its engine, so a replay needs neither the engine
 * nor that day's flows. All SQL of Relais lives in this module: the schema in {@code db/migration},
 * queries in {@code .directory} and {@code .view}, names and versions of what is written in {@code
 * .journal}.
 */
@NullMarked
package io.relais.persistence;

import org.jspecify.annotations.NullMarked;
