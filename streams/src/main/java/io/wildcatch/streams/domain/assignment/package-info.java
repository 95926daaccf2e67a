/** Rule 10: who sells. Pure, and in one place for all accounts. */
@NullMarked
package io.wildcatch.streams.domain.assignment;

import org.jspecify.annotations.NullMarked;
