/**
 * Webhooks as Meta posts them: the JSON envelope, its way of escaping, the signature over the raw
 * bytes, and the HTTP request around them.
 *
 * <p>Built here from Meta's documentation rather than taken from the runtime or its simulator, so
 * that a misunderstanding of theirs does not cancel out in a test.
 */
@NullMarked
package io.relais.loadtest.wire;

import org.jspecify.annotations.NullMarked;
