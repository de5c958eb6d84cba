/**
 * The tools of an operator on the command line: keys, and what could not be processed. They look in
 * while the service runs and talk to nobody but its database.
 */
@NullMarked
package io.relais.runtime.app.operate;

import org.jspecify.annotations.NullMarked;
