@NullMarked
package io.wildcatch.bench.peer;

import org.jspecify.annotations.NullMarked;
