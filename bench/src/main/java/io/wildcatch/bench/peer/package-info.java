/** What other engines need that are given the pipeline's job, whichever it is. */
@NullMarked
package io.wildcatch.bench.peer;

import org.jspecify.annotations.NullMarked;
