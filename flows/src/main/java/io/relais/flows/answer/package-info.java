/**
 * Typed answers: a value found in what people write on a phone, in French and English. A miss asks
 * again, a wrong value is a defect: where there is doubt, nothing is read.
 */
@NullMarked
package io.relais.flows.answer;

import org.jspecify.annotations.NullMarked;
