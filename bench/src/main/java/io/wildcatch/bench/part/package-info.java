/** What runs in a process of its own, so that its work can be told from that of the others. */
@NullMarked
package io.wildcatch.bench.part;

import org.jspecify.annotations.NullMarked;
