/**
 * Whether everybody was answered: what was posted against what the simulated Graph API accepted.
 */
@NullMarked
package io.relais.loadtest.verdict;

import org.jspecify.annotations.NullMarked;
