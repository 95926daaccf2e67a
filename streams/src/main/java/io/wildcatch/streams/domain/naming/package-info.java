/** Company and place names: one spelling to compare by, and whether two spellings mean the same. Pure. */
@NullMarked
package io.wildcatch.streams.domain.naming;

import org.jspecify.annotations.NullMarked;
