package io.wildcatch.connectors.files;

import io.wildcatch.connectors.files.Chunk.Flaw;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A record a line; blank lines are none. */
final class LineSplitter implements Splitter {

    private final Input in;
    private final int longest;

    LineSplitter(Input in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public @Nullable Chunk next(boolean takeUnfinished) throws IOException {
        while (true) {
            Position start = in.at();
            Collector line = new Collector(longest);
            int next = in.read();
            while (next >= 0 && next != '\n') {
                line.add(next);
                next = in.read();
            }
            boolean atEnd = next < 0;
            if (atEnd && (line.isEmpty() || !takeUnfinished)) {
                return null;
            }
            if (!line.isBlank()) {
                return new Chunk(line.toBytes(), start, in.at(), line.isCut() ? Flaw.TOO_LONG : Flaw.NONE);
            }
        }
    }
}
