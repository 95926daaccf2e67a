/** What was measured: its shape, its statistics, the table and the file. */
@NullMarked
package io.wildcatch.bench.result;

import org.jspecify.annotations.NullMarked;
