@NullMarked
package io.wildcatch.bench.flink;

import org.jspecify.annotations.NullMarked;
