/** What verdicts and overlaps teach: reach of sources (rule 5), weights of evidence (rule 2), coverage (rule 15). */
@NullMarked
package io.wildcatch.streams.domain.learning;

import org.jspecify.annotations.NullMarked;
