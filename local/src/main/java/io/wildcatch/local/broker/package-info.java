/** A real KRaft broker in this process. */
@NullMarked
package io.wildcatch.local.broker;

import org.jspecify.annotations.NullMarked;
