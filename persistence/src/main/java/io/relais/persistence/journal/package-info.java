/**
 * How events and snapshots are written: by stable names and versions, as JSON, sealed, readable for
 * ever. What a name stands for may move and be renamed; the name may not.
 *
 * <p>And by what they are written: a journal and a snapshot store that put into one statement
 * whatever a node's conversations ask for at once. They share their tables with the stock ones.
 */
@NullMarked
package io.relais.persistence.journal;

import org.jspecify.annotations.NullMarked;
