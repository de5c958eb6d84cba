/**
 * The processes of a run: started, waited for, their processor time read, stopped. Each writes to a
 * log file of its own.
 */
@NullMarked
package io.relais.loadtest.process;

import org.jspecify.annotations.NullMarked;
