package io.wildcatch.connectors.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes, and where among them we are. */
final class Input implements Closeable {

    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private final InputStream in;
    private Position at;
    private Position marked;

    /** @param in at {@code start} already; can be marked */
    Input(InputStream in, Position start) throws IOException {
        this.in = in;
        this.at = start;
        this.marked = start;
        if (start.bytes() == 0) {
            skipByteOrderMark();
        }
    }

    Position at() {
        return at;
    }

    /** @return the next byte, or -1 at the end */
    int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            at = new Position(at.bytes() + 1, next == '\n' ? at.line() + 1 : at.line());
        }
        return next;
    }

    /** @param limit how many bytes may be read before {@link #reset} */
    void mark(int limit) {
        in.mark(limit);
        marked = at;
    }

    void reset() throws IOException {
        in.reset();
        at = marked;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(BYTE_ORDER_MARK_LENGTH);
        if (in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF) {
            at = new Position(BYTE_ORDER_MARK_LENGTH, 1);
        } else {
            in.reset();
        }
    }
}
