package io.wildcatch.connectors.files;

import java.util.Locale;

/**
 * The bytes of one record, as yet unread.
 *
 * @param bytes without the end of the line; cut when the record is too long
 * @param start where it begins
 * @param end where the next one begins
 * @param flaw what can be said without reading it
 */
@SuppressWarnings("ArrayRecordComponent")
record Chunk(byte[] bytes, Position start, Position end, Flaw flaw) {

    /** What makes a record unreadable. */
    enum Flaw {
        NONE(""),
        TOO_LONG("expected a shorter record"),
        UNCLOSED("expected a row with the columns of the header, quotes closed"),
        CUT_OFF("expected well-formed JSON from here on");

        private final String expected;

        Flaw(String expected) {
            this.expected = expected;
        }

        /** @param longest record in bytes */
        String expected(int longest) {
            return this == TOO_LONG
                    ? String.format(Locale.ROOT, "expected a record of at most %,d bytes", longest)
                    : expected;
        }
    }

    boolean isOnOneLine() {
        return end.line() - start.line() <= 1;
    }
}
