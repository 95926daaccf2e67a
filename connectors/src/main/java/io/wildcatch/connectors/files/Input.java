package io.wildcatch.connectors.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes, and where among them we are. */
final class Input implements Closeable {

    private static final int BYTE_ORDER_MARK_LENGTH = 3;
    /** A power of two, so that there is room for what is read between a short mark and its reset. */
    private static final int REMEMBERED = 2 * Tail.LONGEST;

    private final InputStream in;
    private final byte[] recent = new byte[REMEMBERED];
    private final byte[] recentAtMark = new byte[REMEMBERED];
    private final long from;
    private boolean keepsRecent;
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
        from = at.bytes();
    }

    Position at() {
        return at;
    }

    /** @return the next byte, or -1 at the end */
    int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            recent[(int) at.bytes() & (REMEMBERED - 1)] = (byte) next;
            at = new Position(at.bytes() + 1, next == '\n' ? at.line() + 1 : at.line());
        }
        return next;
    }

    /** @param limit how many bytes may be read before {@link #reset} */
    void mark(int limit) {
        in.mark(limit);
        marked = at;
        keepsRecent = limit > REMEMBERED - Tail.LONGEST;
        if (keepsRecent) {
            System.arraycopy(recent, 0, recentAtMark, 0, REMEMBERED);
        }
    }

    void reset() throws IOException {
        in.reset();
        at = marked;
        if (keepsRecent) {
            System.arraycopy(recentAtMark, 0, recent, 0, REMEMBERED);
        }
    }

    /** The bytes before this place, as far as they have been read here. */
    Tail tail() {
        byte[] bytes = new byte[(int) Math.min(Tail.LONGEST, at.bytes() - from)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = recent[(int) (at.bytes() - bytes.length + i) & (REMEMBERED - 1)];
        }
        return Tail.of(at.bytes(), bytes);
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
