/** What every kind of run measures alike: processor time by process, and times in percentiles. */
@NullMarked
package io.relais.loadtest.measure;

import org.jspecify.annotations.NullMarked;
