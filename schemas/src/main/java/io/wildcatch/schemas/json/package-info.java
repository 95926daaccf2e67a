/** JSON in and out: the shapes that outsiders read and write, driven by the Avro schemas. */
@NullMarked
package io.wildcatch.schemas.json;

import org.jspecify.annotations.NullMarked;
