/**
 * Questions to the record that no actor answers: what the operator and the console want to know.
 */
@NullMarked
package io.relais.persistence.view;

import org.jspecify.annotations.NullMarked;
