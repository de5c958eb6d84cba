/**
 * How events and snapshots are written: by stable names and versions, as JSON, readable for ever.
 * What a name stands for may move and be renamed; the name may not.
 */
@NullMarked
package io.relais.persistence.journal;

import org.jspecify.annotations.NullMarked;
