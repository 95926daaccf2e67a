/** Says whether what came out is what had to come out. */
@NullMarked
package io.wildcatch.bench.oracle;

import org.jspecify.annotations.NullMarked;
