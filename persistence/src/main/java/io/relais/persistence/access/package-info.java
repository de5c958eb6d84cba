/**
 * Who may use the console and the API: accounts with their roles, what they sign in with, and keys
 * with their scopes.
 *
 * <p>No secret comes here: passwords arrive as Argon2id hashes, tokens and keys as SHA-256 ones.
 * Each change is written with its entry of the audit log, in one transaction. Moments are
 * parameters; what has passed its end is as good as gone, and removed by whoever comes next.
 */
@NullMarked
package io.relais.persistence.access;

import org.jspecify.annotations.NullMarked;
