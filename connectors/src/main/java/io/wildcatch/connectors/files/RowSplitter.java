package io.wildcatch.connectors.files;

import io.wildcatch.connectors.files.Chunk.Flaw;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a table, whose quoted fields may hold ends of lines. A quote that is never closed costs its line only. */
final class RowSplitter implements Splitter {

    private final Input in;
    private final char separator;
    private final int longest;

    RowSplitter(Input in, char separator, int longest) {
        this.in = in;
        this.separator = separator;
        this.longest = longest;
    }

    @Override
    public @Nullable Chunk next(boolean takeUnfinished) throws IOException {
        while (true) {
            in.mark(longest + 2);
            Position start = in.at();
            Collector row = new Collector(longest);
            Quotes quotes = new Quotes(separator);
            int next = in.read();
            while (next >= 0 && !(next == '\n' && !quotes.areOpen())) {
                if (!row.isCut()) {
                    quotes.see(next);
                }
                row.add(next);
                if (row.isCut() && quotes.areOpen()) {
                    return retreat();
                }
                next = in.read();
            }
            if (next < 0 && (row.isEmpty() || !takeUnfinished)) {
                return null;
            }
            if (next < 0 && quotes.areOpen()) {
                return retreat();
            }
            if (!row.isBlank()) {
                return new Chunk(row.toBytes(), start, in.at(), row.isCut() ? Flaw.TOO_LONG : Flaw.NONE);
            }
        }
    }

    @Override
    public Chunk retreat() throws IOException {
        in.reset();
        Position start = in.at();
        Collector line = new Collector(longest);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.add(next);
        }
        return new Chunk(line.toBytes(), start, in.at(), Flaw.UNCLOSED);
    }

    /** Where quotes mean something: at the start of a field, until one that isn't doubled. */
    private static final class Quotes {
        private final char separator;
        private boolean atStart = true;
        private boolean open;
        private boolean maybeClosed;

        Quotes(char separator) {
            this.separator = separator;
        }

        void see(int next) {
            if (open) {
                seeInside(next);
            } else if (next == '"' && atStart) {
                open = true;
                atStart = false;
            } else {
                atStart = next == separator || (atStart && next == ' ');
            }
        }

        private void seeInside(int next) {
            if (next == '"') {
                maybeClosed = !maybeClosed;
            } else if (maybeClosed) {
                maybeClosed = false;
                open = false;
                see(next);
            }
        }

        boolean areOpen() {
            return open && !maybeClosed;
        }
    }
}
