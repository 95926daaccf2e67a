/** Open data over HTTP: public APIs read page by page, day by day, politely. One class an API. */
@NullMarked
package io.wildcatch.connectors.opendata;

import org.jspecify.annotations.NullMarked;
