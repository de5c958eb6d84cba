/**
 * The tools of a flow designer on the command line: {@code relais flow check|test|chat|read}.
 *
 * <p>They need no server, no database and no network. What they find goes to the standard output,
 * as text for people or as JSON for programs; the exit status is 0 when all is fine, 1 when
 * something was found, 2 when the command was used wrongly.
 */
@NullMarked
package io.relais.runtime.app.flow;

import org.jspecify.annotations.NullMarked;
