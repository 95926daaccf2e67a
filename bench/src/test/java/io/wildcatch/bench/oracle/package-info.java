@NullMarked
package io.wildcatch.bench.oracle;

import org.jspecify.annotations.NullMarked;
