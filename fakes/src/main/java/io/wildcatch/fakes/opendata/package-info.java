/** Public open-data APIs, as far as our connectors use them, with their limits. */
@NullMarked
package io.wildcatch.fakes.opendata;

import org.jspecify.annotations.NullMarked;
