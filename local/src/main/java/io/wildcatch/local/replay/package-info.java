/** Backtest: the real topologies over a recorded history, in one process and without a broker. */
@NullMarked
package io.wildcatch.local.replay;

import org.jspecify.annotations.NullMarked;
