/**
 * A PostgreSQL of our own for who has none: the demo, a first try, tests. It is the real server,
 * from the binaries that {@code io.zonky.test.postgres} publishes, started and stopped here,
 * because its life is Relais's: it must outlast the conversations that are finishing, and be found
 * again after any kill.
 */
@NullMarked
package io.relais.persistence.embedded;

import org.jspecify.annotations.NullMarked;
