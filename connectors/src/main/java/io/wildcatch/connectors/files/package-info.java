/** Files of feeds: read record by record from any position, and followed by a source connector. */
@NullMarked
package io.wildcatch.connectors.files;

import org.jspecify.annotations.NullMarked;
