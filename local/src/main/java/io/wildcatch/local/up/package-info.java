/** All parts together in one process: what {@code wildcatch up} runs. */
@NullMarked
package io.wildcatch.local.up;

import org.jspecify.annotations.NullMarked;
