/** Makes the topologies forget what they built up, so that they build it anew from the input topics. */
@NullMarked
package io.wildcatch.local.reset;

import org.jspecify.annotations.NullMarked;
