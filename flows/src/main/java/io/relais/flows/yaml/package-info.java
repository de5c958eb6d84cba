/**
 * Reads a brand's YAML into the vocabulary of {@link io.relais.flows}, with every problem of a file
 * at once.
 *
 * <p>YAML 1.2 with three things refused (anchors, tags, duplicate keys) and two bounds (1 MiB, 24
 * levels). Every value keeps its line and column. A key that is nearly right is reported and then
 * read as what was meant, a step that cannot be read still exists, and a file with broken syntax is
 * read block by block: so what is reported beside a fault is another fault.
 */
@NullMarked
package io.relais.flows.yaml;

import org.jspecify.annotations.NullMarked;
