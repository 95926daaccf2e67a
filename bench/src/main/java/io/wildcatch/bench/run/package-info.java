/** Who runs when, and what is noted of it. */
@NullMarked
package io.wildcatch.bench.run;

import org.jspecify.annotations.NullMarked;
