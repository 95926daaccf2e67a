/** Every number that the rules start from, validated at the door. */
@NullMarked
package io.wildcatch.streams.domain.policy;

import org.jspecify.annotations.NullMarked;
