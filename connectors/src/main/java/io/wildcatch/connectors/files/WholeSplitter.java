package io.wildcatch.connectors.files;

import io.wildcatch.connectors.files.Chunk.Flaw;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is one record as a whole. */
final class WholeSplitter implements Splitter {

    private final Input in;
    private final int longest;

    WholeSplitter(Input in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public @Nullable Chunk next(boolean takeUnfinished) throws IOException {
        Position start = in.at();
        Collector all = new Collector(longest);
        for (int next = in.read(); next >= 0; next = in.read()) {
            all.add(next);
        }
        return all.isBlank() ? null : new Chunk(all.toBytes(), start, in.at(), all.isCut() ? Flaw.TOO_LONG : Flaw.NONE);
    }
}
