/**
 * A market that never was, to try the pipeline on: companies, people, what they are up to, what shows of it and where.
 * Every company and person is invented; domains are made of two
 * invented words and a number, and nothing is ever sent to them.
 */
@NullMarked
package io.wildcatch.local.market;

import org.jspecify.annotations.NullMarked;
