@NullMarked
package io.wildcatch.bench.cli;

import org.jspecify.annotations.NullMarked;
