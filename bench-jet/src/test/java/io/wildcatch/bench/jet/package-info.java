@NullMarked
package io.wildcatch.bench.jet;

import org.jspecify.annotations.NullMarked;
