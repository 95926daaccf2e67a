package io.wildcatch.connectors.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of a file apart into those of its records. */
interface Splitter {

    /**
     * @param takeUnfinished whether what ends with the file is a record, or may still grow
     * @return null at the end
     */
    @Nullable
    Chunk next(boolean takeUnfinished) throws IOException;

    /** Takes the first line of the last chunk alone, since the whole made no sense. */
    default Chunk retreat() throws IOException {
        throw new UnsupportedOperationException("records of this layout are what they are");
    }
}
