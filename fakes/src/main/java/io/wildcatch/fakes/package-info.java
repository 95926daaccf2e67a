/**
 * HTTP servers that stand in for outside services in tests: their public API's shape, limits and refusals, on loopback;
 * and data that are made up.
 */
@NullMarked
package io.wildcatch.fakes;

import org.jspecify.annotations.NullMarked;
