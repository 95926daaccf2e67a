@NullMarked
package io.wildcatch.bench.result;

import org.jspecify.annotations.NullMarked;
