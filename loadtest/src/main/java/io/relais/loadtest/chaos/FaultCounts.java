package io.relais.loadtest.chaos;

/**
 * What went wrong.
 *
 * @param kills of the runtime
 * @param ended how often the runtime ended by itself, and was started again
 * @param databaseKills of PostgreSQL
 * @param pauses of PostgreSQL
 * @param unknown messages of which the runtime said that it does not know whether they were
 *     accepted; at least so many
 */
record FaultCounts(int kills, int ended, int databaseKills, int pauses, long unknown) {}
