/** Finds out what keeps the pipeline from running, and says what to do. */
@NullMarked
package io.wildcatch.local.doctor;

import org.jspecify.annotations.NullMarked;
