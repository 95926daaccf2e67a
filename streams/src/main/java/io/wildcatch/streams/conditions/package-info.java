/** Users' own conditions in CEL: compiled when the policy is read, bounded when they are asked. */
@NullMarked
package io.wildcatch.streams.conditions;

import org.jspecify.annotations.NullMarked;
