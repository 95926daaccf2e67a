/** What a cluster needs before the pipeline can run: topics and schemas, as a difference first. */
@NullMarked
package io.wildcatch.local.provision;

import org.jspecify.annotations.NullMarked;
