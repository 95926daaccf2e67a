@NullMarked
package io.wildcatch.bench.run;

import org.jspecify.annotations.NullMarked;
