/** Verdicts and touches back from systems of record: what all sources of them share; each provider adds how to ask. */
@NullMarked
package io.wildcatch.connectors.verdicts;

import org.jspecify.annotations.NullMarked;
